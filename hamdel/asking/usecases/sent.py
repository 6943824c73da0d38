"""What became of messages that ask: sent, or not, told by the channels."""

from datetime import datetime
from typing import Final

from hamdel.channels.public import DeliveryFacts
from hamdel.surveys.public import NoSuchInvitation, note_invitation

from ..models import Ask
from .deciding import skip

_LOST: Final = frozenset({"refused", "cancelled"})


def note_outcome(delivery: DeliveryFacts, now: datetime) -> None:
    """Note of an ask's message that it was sent; one that certainly was not counts as no ask."""
    if not delivery.key.startswith("ask:") or delivery.key.endswith(":reminder"):
        return
    row = Ask.objects.filter(delivery_id=delivery.id, state="asked").first()
    if row is None or row.invitation_id is None:
        return
    try:
        note_invitation(
            row.invitation_id, "failed" if delivery.state in _LOST else "sent", now=now
        )
    except NoSuchInvitation:
        return
    if delivery.state in _LOST:
        skip(row, "unreachable", now=now)
        row.asked_at = None
        row.save()
