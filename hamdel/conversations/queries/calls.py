"""Questions about calls."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from hamdel.customers.public import customers_of

from ..contracts import CallFacts
from ..models import Call

# An exchange may never say that a call ended.
RINGS_AT_MOST: Final = timedelta(minutes=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """A call, and whose it is."""

    call: CallFacts
    customer_id: int


def call_backs(*, after_id: int | None = None, limit: int = 50) -> list[CallBack]:
    """Calls that nobody answered and nobody called back, those who wait longest first."""
    rows = _waiting()
    last = None if after_id is None else Call.objects.filter(pk=after_id).first()
    if last is not None:
        at = last.started_at
        rows = rows.filter(Q(started_at__gt=at) | Q(started_at=at, pk__gt=last.pk))
    return _owned(list(rows.select_related("conversation").order_by("started_at", "pk")[:limit]))


def count_call_backs() -> int:
    """How many wait to be called back."""
    return _waiting().count()


def ringing_calls(*, now: datetime, limit: int = 20) -> list[CallBack]:
    """Calls that come in at this moment and nobody has answered, those who wait longest first."""
    rows = Call.objects.filter(
        direction="in", answered_at=None, ended_at=None, started_at__gt=now - RINGS_AT_MOST
    )
    return _owned(list(rows.select_related("conversation").order_by("started_at", "pk")[:limit]))


def call_by_id(call_id: int) -> CallBack | None:
    """One call and whose it is; None for none."""
    return next(
        iter(_owned(list(Call.objects.filter(pk=call_id).select_related("conversation")))), None
    )


def call_facts(row: Call) -> CallFacts:
    """A call as other packages see it."""
    return CallFacts(
        id=row.pk,
        conversation_id=row.conversation_id,
        call_id=row.call_id,
        direction=row.direction,
        number=row.number,
        ours=row.ours,
        queue=row.queue,
        agent=row.agent,
        started_at=row.started_at,
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        wait_seconds=row.wait_seconds,
        talk_seconds=row.talk_seconds,
        outcome=row.outcome,
        transfers=row.transfers,
        recording=row.recording,
        settled_at=row.settled_at,
    )


def _owned(found: list[Call]) -> list[CallBack]:
    owners = customers_of([row.conversation.profile_id for row in found])
    return [
        CallBack(call=call_facts(row), customer_id=owners[row.conversation.profile_id])
        for row in found
    ]


def _waiting() -> QuerySet[Call]:
    # Nobody can call a hidden number back.
    return Call.objects.filter(outcome="missed", settled_at=None).exclude(number="")
