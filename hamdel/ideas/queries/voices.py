"""Whose voices an idea has."""

from collections.abc import Collection

from hamdel.customers.public import customer_names

from ..contracts import VoiceFacts
from ..models import Voice
from .ideas import members_of


def voices_of(root_id: int, *, limit: int = 100) -> list[VoiceFacts]:
    """The people who want an idea or what was joined to it, each once, the first ones first."""
    rows = Voice.objects.filter(idea__root=root_id, taken_back_at=None).select_related("profile")
    found: dict[int, Voice] = {}
    for row in rows.order_by("at", "pk").iterator(chunk_size=500):
        found.setdefault(row.profile.customer_id, row)
        if len(found) >= limit:
            break
    names = customer_names(list(found))
    return [
        VoiceFacts(
            customer_id=customer,
            name=names.get(customer, ""),
            at=row.at,
            how=row.how,
            origin=row.origin,
            wants_news=row.wants_news,
            idea_id=row.idea_id,
        )
        for customer, row in found.items()
    ]


def voiced_by(profile_ids: Collection[int], idea_ids: Collection[int]) -> set[int]:
    """Which of some ideas (or what was joined to them) have a voice of one of some profiles."""
    rows = Voice.objects.filter(
        profile__in=profile_ids, idea__root__in=idea_ids, taken_back_at=None
    )
    return {root for root in rows.values_list("idea__root", flat=True) if root is not None}


def voices_at(origin: str) -> list[int]:
    """The ideas that have a voice from a place (`kind:id`), each once."""
    rows = Voice.objects.filter(origin=origin, taken_back_at=None)
    roots = rows.order_by("pk").values_list("idea__root", flat=True)
    return list(dict.fromkeys(one for one in roots if one is not None))


def count_voices(root_id: int) -> int:
    """How many people want an idea."""
    members = members_of(root_id)
    rows = Voice.objects.filter(idea__in=members, taken_back_at=None)
    return rows.values("profile__customer_id").distinct().count()
