"""A message is taken back while nothing of it is sent: its text is a draft again."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.channels.public import cancel_delivery
from hamdel.platform import audit, options

from ..contracts import Actor, Refused
from ..live import tell
from ..models import Conversation, Draft, Message
from .indexing import forget_words
from .locked import hold

UNDO_SECONDS: Final = "sending.undo_seconds"


def undo_window() -> timedelta:
    """How long a message of a person waits before it goes out, so that they may take it back."""
    return timedelta(seconds=int(options.get(UNDO_SECONDS)))


@transaction.atomic
def take_back_message(*, message_id: int, by: Actor, now: datetime) -> int:
    """Take a message of one's own back; returns its conversation. Raises Refused where it is too late.

    The text is kept as the writer's draft, and whoever waited waits again.
    """
    found = Message.objects.filter(pk=message_id, direction="out", person=by.person_id).first()
    if found is None or found.delivery_id is None or by.person_id is None:
        raise Refused("There is no such message of yours.", field="message")
    row = hold(found.conversation_id)
    if not cancel_delivery(delivery_id=found.delivery_id, now=now):
        raise Refused("It is on its way already.", field="message")
    Draft.objects.update_or_create(
        conversation=row,
        person_id=by.person_id,
        defaults={
            "text": found.text, "direction": "out", "channel": found.channel, "saved_at": now,
        },
    )  # fmt: skip
    found.delete()
    forget_words([message_id])
    _wait_again(row, now)
    audit.record(
        who=by.who, act="message taken back", subject=f"conversation:{row.pk}",
        before=None, after=None, now=now,
    )  # fmt: skip
    tell(row.pk, "message")
    return row.pk


def _wait_again(row: Conversation, now: datetime) -> None:
    """As before the message: who said something after our last word waits for us."""
    said = Message.objects.filter(conversation=row)
    ours = said.filter(direction="out", machine=False).order_by("-at", "-pk").first()
    theirs = said.filter(direction="in", machine=False, call=None)
    waiting = theirs if ours is None else theirs.filter(at__gt=ours.at)
    first = waiting.order_by("at").first()
    last = said.exclude(direction="note").order_by("-at", "-pk").first()
    if first is not None:
        row.waiting_since = first.at
        row.state = "open" if row.state == "waiting" else row.state
    row.last_at = row.opened_at if last is None else last.at
    row.channel = row.channel if last is None else last.channel
    row.version += 1
    row.changed_at = now
    row.save(
        update_fields=["waiting_since", "state", "last_at", "channel", "version", "changed_at"]
    )
