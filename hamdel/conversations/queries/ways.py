"""Questions about where a conversation goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ..models import Message, Way

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WayFacts:
    """Somebody who continues a conversation elsewhere; `confirmed_at` None: nobody said who it is."""

    id: int
    conversation_id: int
    channel: str
    sender: str
    profile_id: int
    at: datetime
    confirmed_at: datetime | None
    confirmed_by: str


def ways_of(conversation_id: int) -> list[WayFacts]:
    """Who continued a conversation elsewhere by a code, oldest first."""
    return _facts(Way.objects.filter(conversation_id=conversation_id))


def unconfirmed_ways(conversation_id: int) -> list[WayFacts]:
    """Those of them of whom nobody has said who they are."""
    rows = Way.objects.filter(conversation_id=conversation_id, confirmed_at=None)
    return _facts(rows)


def _facts(rows: QuerySet[Way]) -> list[WayFacts]:
    return [
        WayFacts(
            id=row.pk,
            conversation_id=row.conversation_id,
            channel=row.channel,
            sender=row.sender,
            profile_id=row.profile_id,
            at=row.at,
            confirmed_at=row.confirmed_at,
            confirmed_by=row.confirmed_by,
        )
        for row in rows.order_by("at", "pk")
    ]


def said_elsewhere(account_id: int, sender: str) -> Iterator[Message]:
    """What was said in a sender's conversation on other ways, oldest first: only once they are confirmed."""
    way = Way.objects.filter(
        account_id=account_id, sender=sender, confirmed_at__isnull=False
    ).first()
    if way is None:
        return
    rows = Message.objects.filter(conversation_id=way.conversation_id, call=None)
    said = rows.filter(Q(direction="in") | Q(direction="out", delivery__state="sent"))
    for other in Way.objects.filter(conversation_id=way.conversation_id, confirmed_at=None):
        # Who came in there may be somebody else: what they said, and were told, is theirs.
        said = said.exclude(account_id=other.account_id, address=other.sender)
    yield from said.exclude(account_id=account_id, address=sender).order_by("at", "pk")[:_MOST]
