"""How conversations were handed over, and whether who got them saw what had happened so far."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from ..models import Transfer

UNREAD = Q(card_shown=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadTransfer:
    """A conversation that somebody answered without having seen the card."""

    conversation_id: int
    at: datetime
    answered_at: datetime | None
    giver: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransfersFacts:
    """How many were handed over in a span, how many of them were answered, and how many unread."""

    transfers: int
    answered: int
    unread: int


def transfers_between(start: datetime, end: datetime) -> TransfersFacts:
    """Of what was handed over in [start, end): how many, how many answered, and without the card read."""
    rows = Transfer.objects.filter(at__gte=start, at__lt=end)
    found = rows.aggregate(
        transfers=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        unread=Count("pk", filter=UNREAD),
    )
    return TransfersFacts(**found)


def unread_transfers(start: datetime, end: datetime, *, limit: int = 100) -> list[UnreadTransfer]:
    """Those of [start, end) whose card was not seen before the first message, the newest first."""
    rows = Transfer.objects.filter(UNREAD, at__gte=start, at__lt=end)
    return [
        UnreadTransfer(
            conversation_id=row.conversation_id,
            at=row.at,
            answered_at=row.answered_at,
            giver="" if row.giver is None else row.giver.name,
            person="" if row.person is None else row.person.name,
        )
        for row in rows.select_related("giver", "person").order_by("-at", "-pk")[:limit]
    ]


def unread_card() -> Q:
    """That somebody answered a conversation without having seen its card."""
    return Q(Exists(Transfer.objects.filter(UNREAD, conversation=OuterRef("pk"))))
