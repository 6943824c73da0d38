"""What segments hold of a person: in which they were, given to them and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform.instants import rfc3339

from .models import Membership


def memberships_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The segments in which some profiles were, and when."""
    rows = Membership.objects.filter(customer__in=profile_ids).select_related("segment")
    return [
        {
            "segment": row.segment.key,
            "joined_at": rfc3339(row.joined_at),
            "left_at": rfc3339(row.left_at) if row.left_at else None,
        }
        for row in rows.order_by("pk")
    ]


def drop_memberships(profile_ids: Sequence[int]) -> int:
    """Forget in which segments some profiles were; returns how many times."""
    return Membership.objects.filter(customer__in=profile_ids).delete()[0]


def count_memberships(profile_ids: Sequence[int]) -> int:
    """How many `drop_memberships` would drop."""
    return Membership.objects.filter(customer__in=profile_ids).count()
