"""Which profiles belong to a customer of another id."""

from django.db.models import F

from ..models import Profile


def joined_profiles() -> list[tuple[int, int]]:
    """(profile id, customer id) of every profile that was joined to another; all others are their own."""
    rows = Profile.objects.exclude(customer_id=F("pk")).order_by("pk")
    return list(rows.values_list("pk", "customer_id"))
