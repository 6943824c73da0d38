"""Which cases wait for somebody to have them, and how many each colleague has to work on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from ..due_sources import due_columns
from ..models import Case, CaseConversation, CaseInteraction

MOST: Final = 1_000
# What waits for the customer, or for others, is nobody's turn now.
_OURS: Final = ("new", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnownedCase:
    """A case that nobody has. `interaction_id`: the newest moment that speaks for it.

    `last_person_id`: who has the newest conversation about it, in which something was last said at
    `last_at`. `due_at`: when the first promise about it breaks, `near_at`: from when one is near.
    """

    id: int
    version: int
    state: str
    profile_id: int
    customer_id: int
    title: str
    type: str
    channel: str
    touchpoint: str
    priority: str
    team_id: int | None
    opened_at: datetime
    interaction_id: int | None
    last_person_id: int | None
    last_at: datetime | None
    due_at: datetime | None = None
    near_at: datetime | None = None


def unowned_cases(
    *, ids: Sequence[int] | None = None, limit: int = MOST
) -> list[UnownedCase]:  # fmt: skip
    """Cases that are ours to work on and that nobody has, the oldest first; one question."""
    rows = _unowned() if ids is None else _unowned().filter(pk__in=ids)
    talks = CaseConversation.objects.filter(case=OuterRef("pk")).order_by("-conversation_id")
    moments = CaseInteraction.objects.filter(case=OuterRef("pk")).order_by("-interaction_id")
    found = rows.select_related("type").order_by("opened_at", "pk")
    placed = found.annotate(
        customer_id=F("profile__customer_id"),
        newest=Subquery(moments.values("interaction_id")[:1]),
        last_person=Subquery(talks.values("conversation__assignee_id")[:1]),
        last_said=Subquery(talks.values("conversation__last_at")[:1]),
    )
    promised = due_columns()
    if promised is not None:
        placed = placed.annotate(due_at=F(promised.due_at), near_at=F(promised.near_at))
    return [_fact(row) for row in placed[:limit]]


def count_unowned() -> int:
    """How many cases wait for somebody to have them."""
    return _unowned().count()


def cases_in_hand(person_ids: Sequence[int] | None = None) -> dict[int, int]:
    """How many cases some colleagues, or all, have to work on now; one question."""
    rows = Case.objects.filter(state__in=_OURS, merged_into=None, owner__isnull=False)
    if person_ids is not None:
        rows = rows.filter(owner__in=person_ids)
    return dict(rows.values_list("owner_id").annotate(count=Count("pk")).order_by("owner_id"))


def _unowned() -> QuerySet[Case]:
    return Case.objects.filter(state__in=_OURS, merged_into=None, owner=None)


def _fact(row: Any) -> UnownedCase:
    return UnownedCase(
        id=row.pk,
        version=row.version,
        state=row.state,
        profile_id=row.profile_id,
        customer_id=row.customer_id,
        title=row.title,
        type=row.type.key,
        channel=row.channel,
        touchpoint=row.touchpoint,
        priority=row.priority,
        team_id=row.team_id,
        opened_at=row.opened_at,
        interaction_id=row.newest or row.moment_id,
        last_person_id=row.last_person,
        last_at=row.last_said,
        due_at=getattr(row, "due_at", None),
        near_at=getattr(row, "near_at", None),
    )
