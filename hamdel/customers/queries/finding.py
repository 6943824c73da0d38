"""From a profile or an identifier to the customer."""

from ..contracts import NATIONAL_ID, Named
from ..models import Identifier, Profile
from ..national_id_key import national_id_key
from ..rules.identifiers import canonical


def canonical_identifier(kind: str, raw: str) -> str | None:
    """The value by which an identifier is compared; None where it can be none of that kind."""
    return canonical(kind, raw, secret=national_id_key())


def customer_of(profile_id: int) -> int | None:
    """The customer a profile belongs to now; None for no such profile."""
    found = Profile.objects.filter(pk=profile_id).values_list("customer_id", flat=True)
    return next(iter(found), None)


def known_customer(customer_id: int) -> int | None:
    """The customer that an id leads to: itself, or the one it was joined to; None for nobody."""
    rows = Profile.objects.filter(pk=customer_id, erased_at=None)
    return next(iter(rows.values_list("customer_id", flat=True)), None)


def customers_of(profile_ids: list[int]) -> dict[int, int]:
    """The customers that several profiles belong to now: profile id → customer id."""
    return dict(Profile.objects.filter(pk__in=profile_ids).values_list("id", "customer_id"))


def profiles_of(customer_id: int) -> list[int]:
    """The profiles of a customer, oldest first; [] for no such customer."""
    found = Profile.objects.filter(customer_id=customer_id).order_by("id")
    return list(found.values_list("id", flat=True))


def profiles_beside(profile_ids: list[int]) -> list[int]:
    """The profiles of all customers that some profiles belong to, those included, oldest first."""
    theirs = Profile.objects.filter(pk__in=profile_ids).values("customer_id")
    found = Profile.objects.filter(customer_id__in=theirs).order_by("id")
    return list(found.values_list("id", flat=True))


def identifier_kinds(customer_id: int) -> set[str]:
    """The kinds of identifiers by which a customer of the present is known; one question."""
    theirs = Identifier.objects.filter(profile__customer_id=customer_id)
    return set(theirs.values_list("kind", flat=True).distinct())


def find_by_identifier(kind: str, raw: str) -> list[int]:
    """The customers known by an identifier in any written form, those it was first said of first.

    Who is vouched for hides who only claims it.
    """
    value = canonical_identifier(kind, raw)
    if value is None:
        return []
    rows = list(
        Identifier.objects.filter(kind=kind, value=value)
        .order_by("id")
        .values_list("profile__customer_id", "verified")
    )
    vouched = [customer for customer, verified in rows if verified]
    return list(dict.fromkeys(vouched or [customer for customer, _ in rows]))


def naming_of(profile_id: int) -> tuple[Named, ...]:
    """Identifiers by which an interaction is recorded on a profile, or else on its customer.

    Empty where nothing that can be said names them. Verified ones are first.
    """
    rows = (
        Identifier.objects.filter(home=True).exclude(kind=NATIONAL_ID).order_by("-verified", "id")
    )
    own = rows.filter(profile_id=profile_id)
    others = rows.filter(
        profile__customer_id__in=Profile.objects.filter(pk=profile_id).values("customer_id")
    )
    for found in (own, others):
        first = found.values_list("kind", "value", "verified").first()
        if first is not None:
            return (first,)
    return ()


def identifies(kind: str, raw: str) -> bool:
    """Whether a written value is an identifier of its kind at all: «۱۲» is no phone number."""
    return canonical(kind, raw, secret=national_id_key()) is not None
