"""Questions about promises."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from hamdel.customers.public import known_customer, profiles_of

from ..contracts import STANDING, PromiseFacts, PromiseFilter
from ..models import Promise

Place = tuple[datetime, int]


def promise(promise_id: int) -> PromiseFacts | None:
    """One promise, None for none."""
    return next(iter(_facts(promise_rows().filter(pk=promise_id))), None)


def list_promises(
    wanted: PromiseFilter, *, after: Place | None = None, limit: int = 50, newest: bool = False
) -> list[PromiseFacts]:
    """Promises by when they are due, the earliest first (`newest`: the latest); `after` was seen last."""
    sign = "-" if newest else ""
    rows = _chosen(wanted).order_by(f"{sign}due_at", f"{sign}pk")
    if after is not None:
        at, pk = after
        beyond = "lt" if newest else "gt"
        rows = rows.filter(
            Q(**{f"due_at__{beyond}": at}) | Q(**{"due_at": at, f"pk__{beyond}": pk})
        )
    return _facts(rows[:limit])


def count_promises(wanted: PromiseFilter) -> int:
    """How many there are."""
    return _chosen(wanted).count()


def count_standing(*, owner_id: int) -> tuple[int, int]:
    """How many promises stand: of somebody, and all."""
    rows = Promise.objects.filter(state__in=STANDING)
    found = rows.aggregate(own=Count("pk", filter=Q(owner=owner_id)), all=Count("pk"))
    return found["own"], found["all"]


def promises_of_profiles(
    profiles: Sequence[int], *, standing: bool = False, limit: int = 20
) -> list[PromiseFacts]:
    """The promises made to some profiles; those that stand by their time, else the latest first."""
    wanted = PromiseFilter(profiles=tuple(profiles), standing=standing)
    return list_promises(wanted, limit=limit, newest=not standing)


def promise_rows() -> QuerySet[Any]:
    """All of them, each with the customer it was made to (`customer_id`)."""
    rows = Promise.objects.select_related("owner", "team")
    return rows.annotate(customer_id=F("profile__customer_id"))


def promise_fact(row: Any) -> PromiseFacts:
    """A row of `promise_rows` as other packages see it."""
    return PromiseFacts(
        id=row.pk,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        conversation_id=row.conversation_id,
        message_id=row.message_id,
        case_id=row.case_id,
        what=row.what,
        said=row.said,
        channel=row.channel,
        made_at=row.made_at,
        made_by=row.made_by,
        due_at=row.due_at,
        warns_at=row.warns_at,
        state=row.state,
        ended_at=row.ended_at,
        why=row.why,
        owner_id=row.owner_id,
        owner="" if row.owner is None else row.owner.name,
        team_id=row.team_id,
        team="" if row.team is None else row.team.name,
        told_at=row.told_at,
    )


def _chosen(wanted: PromiseFilter) -> QuerySet[Any]:
    rows = promise_rows()
    if wanted.standing:
        rows = rows.filter(state__in=STANDING)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.profiles is not None:
        rows = rows.filter(profile_id__in=wanted.profiles)
    if wanted.customer_id is not None:
        customer = known_customer(wanted.customer_id)
        rows = rows.filter(profile_id__in=profiles_of(customer) if customer is not None else [])
    named = {
        "conversation_id": wanted.conversation_id,
        "case_id": wanted.case_id,
        "owner_id": wanted.owner_id,
        "team_id": wanted.team_id,
    }
    return rows.filter(**{name: value for name, value in named.items() if value is not None})


def _facts(rows: Iterable[Any]) -> list[PromiseFacts]:
    return [promise_fact(row) for row in rows]
