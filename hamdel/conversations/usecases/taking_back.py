"""A message is taken back while nothing of it is sent: its text and files are a draft again."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from hamdel.channels.public import cancel_delivery
from hamdel.platform import audit, options

from ..contracts import Actor, Refused
from ..live import tell
from ..models import Attachment, Conversation, Draft, DraftFile, Message
from .indexing import forget_words
from .locked import hold

UNDO_SECONDS: Final = "sending.undo_seconds"


def undo_window() -> timedelta:
    """How long a message of a person waits before it goes out, so that they may take it back."""
    return timedelta(seconds=int(options.get(UNDO_SECONDS)))


class OnItsWay(Refused):
    """Something of it may be sent already."""


@transaction.atomic
def take_back_message(
    *, message_id: int, conversation_id: int | None = None, by: Actor, now: datetime
) -> int:
    """Take a message of one's own back; returns its conversation.

    Raises Refused where there is none such (in that conversation), OnItsWay where it is too late. The text and the files are kept as the writer's draft (a program has none), and whoever waited
    waits again.
    """
    mine = Q(person=by.person_id) if by.person_id is not None else _by_program(by)
    found = Message.objects.filter(mine, pk=message_id, direction="out").first()
    elsewhere = found is not None and conversation_id not in {None, found.conversation_id}
    if found is None or elsewhere or found.delivery_id is None:
        raise Refused("There is no such message of yours.", field="message")
    row = hold(found.conversation_id)
    if not cancel_delivery(delivery_id=found.delivery_id, now=now):
        raise OnItsWay("It is on its way already.", field="message")
    if by.person_id is not None:
        _draft_again(found, by.person_id, now)
    found.delete()
    forget_words([message_id])
    _wait_again(row, now)
    audit.record(
        who=by.who, act="message taken back", subject=f"conversation:{row.pk}",
        before=None, after=None, now=now,
    )  # fmt: skip
    tell(row.pk, "message")
    return row.pk


def _by_program(by: Actor) -> Q:
    return Q(person=None, author=by.who[:150])


def _draft_again(found: Message, person_id: int, now: datetime) -> None:
    """What was written is in the composer again; what was begun there since stands after it."""
    begun = Draft.objects.filter(conversation=found.conversation_id, person=person_id).first()
    since = "" if begun is None else begun.text.strip()
    draft, _ = Draft.objects.update_or_create(
        conversation_id=found.conversation_id,
        person_id=person_id,
        defaults={
            "text": "\n".join(filter(None, [found.text, since])), "direction": "out",
            "channel": found.channel, "saved_at": now,
        },
    )  # fmt: skip
    DraftFile.objects.bulk_create(
        DraftFile(draft=draft, stored=one.stored, name=one.name, type=one.type, size=one.size)
        for one in Attachment.objects.filter(message=found).order_by("pk")
    )


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
