"""What somebody said moves a conversation: whose turn it is, where it stands in the lists."""

from datetime import datetime
from typing import Final

from ..contracts import LIVE
from ..models import Conversation

_MOVED: Final = [
    "last_at", "changed_at", "channel", "waiting_since", "version", "state", "snoozed_until",
    "closed_at", "sender",
]  # fmt: skip


def move(
    row: Conversation,
    *,
    at: datetime,
    channel: str,
    now: datetime,
    our_turn: bool = False,
    answered: bool = False,
) -> None:
    """Move a conversation by something said at `at`, and save it.

    `our_turn`: the customer waits for us, so it is open, whatever it was. `answered`: nobody waits.
    """
    row.last_at = max(row.last_at, at)
    row.changed_at = now
    row.channel = channel
    if our_turn:
        row.waiting_since = row.waiting_since or at
        if row.state != "open":
            row.version += 1
            reopen(row)
    elif answered:
        row.waiting_since = None
    row.save(update_fields=_MOVED)


def reopen(row: Conversation) -> None:
    """Make it our turn, whatever the state was (not saved yet)."""
    if row.state == "closed" and sender_is_elsewhere(row):
        row.sender = ""
    row.state = "open"
    row.snoozed_until = row.closed_at = None


def sender_is_elsewhere(row: Conversation) -> bool:
    """Whether the sender's next message belongs to a newer conversation already."""
    if row.account_id is None or not row.sender:
        return False
    others = Conversation.objects.filter(
        account_id=row.account_id, sender=row.sender, state__in=LIVE
    )
    return others.exclude(pk=row.pk).exists()
