"""Answers that nobody reads in the chat go on to the phone number or e-mail that the visitor left."""

import json
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from ..contracts import AccountFacts, CanNotSend
from ..counterparts import counterpart
from ..models import ChatLine, Visitor
from ..queries.accounts import account
from ..queries.forwards import forwards
from .sending import send_message

READ_WITHIN: Final = timedelta(minutes=3)  # who has the page open reads it by then
NOT_OLDER: Final = timedelta(days=1)
BATCH: Final = 100


def forward_unread(*, now: datetime) -> int:
    """Send on what visitors with a contact have not read in the chat; returns to how many."""
    ways = forwards()
    if not ways:
        return 0
    unread = ChatLine.objects.filter(
        delivery__isnull=False,
        delivery__automatic=False,
        forwarded_at=None,
        at__lte=now - READ_WITHIN,
        at__gt=now - NOT_OLDER,
        seq__gt=F("visitor__read"),
        visitor__contact_kind__in=list(ways),
    )
    visitors = set(unread.values_list("visitor_id", flat=True)[:BATCH])
    return sum(_forward(visitor, ways, now=now) for visitor in sorted(visitors))


@transaction.atomic
def _forward(visitor_id: int, ways: dict[str, AccountFacts], *, now: datetime) -> bool:
    """All that one visitor has not read, as one message; what was forwarded once is not again."""
    visitor = Visitor.objects.select_for_update().get(pk=visitor_id)
    rows = ChatLine.objects.filter(
        visitor=visitor, delivery__automatic=False, forwarded_at=None, seq__gt=visitor.read
    )
    lines = list(rows.filter(delivery__isnull=False).select_related("delivery").order_by("seq"))
    way = ways.get(visitor.contact_kind)
    if not lines or way is None:
        return False
    rows.update(forwarded_at=now)
    last = lines[-1].delivery
    assert last is not None  # noqa: S101 - asked for
    said = [json.loads(line.delivery.payload) for line in lines if line.delivery is not None]
    try:
        send_message(
            account_id=way.id,
            key=f"chat-forward:{lines[-1].pk}",
            recipient=visitor.contact,
            profile_id=last.profile_id,
            text="\n\n".join(filter(None, (one["text"] for one in said))),
            author=said[-1].get("author", ""),
            subject=_title(visitor.account_id),
            thread=said[-1]["thread"],
            automatic=True,
            now=now,
        )
    except CanNotSend:
        return False  # refused, or their channel was turned off: it waits for them in the chat
    counterpart().forwarded(
        visitor.account_id, visitor.name, to_account=way, recipient=visitor.contact, now=now
    )
    return True


def _title(account_id: int) -> str:
    found = account(account_id)
    return "" if found is None else found.settings["title"] or found.name
