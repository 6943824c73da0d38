"""A conversation is closed, opened again, put off, and woken."""

from datetime import datetime
from typing import Final

from django.db import transaction

from ..contracts import Actor, Priority, Refused
from ..models import Conversation
from .locked import change, hold
from .moving import reopen

CLOCK: Final = Actor(who="hamdel")
BATCH: Final = 100


@transaction.atomic
def close(*, conversation_id: int, version: int | None = None, by: Actor, now: datetime) -> None:
    """Close it; the customer's next message on it opens it again. Raises NoSuchConversation, Changed."""
    row = hold(conversation_id, version=version)
    if row.state == "closed":
        return
    values = {
        "state": "closed", "closed_at": now, "waiting_since": None, "snoozed_until": None,
    }  # fmt: skip
    change(row, values, act="conversation closed", by=by, now=now)


@transaction.atomic
def reopen_conversation(
    *, conversation_id: int, version: int | None = None, by: Actor, now: datetime
) -> None:
    """Open it again. Raises NoSuchConversation, Changed."""
    row = hold(conversation_id, version=version)
    if row.state != "open":
        _open(row, act="conversation reopened", by=by, now=now)


@transaction.atomic
def snooze(
    *,
    conversation_id: int,
    until: datetime,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Put it off until an instant to come; what the customer says brings it back sooner.

    Raises NoSuchConversation, Changed, Refused.
    """
    if until <= now:
        raise Refused("That moment has passed.", field="until")
    row = hold(conversation_id, version=version)
    if row.state == "closed":
        raise Refused("It is closed; open it first.", field="state")
    values = {"state": "snoozed", "snoozed_until": until}
    change(row, values, act="conversation snoozed", by=by, now=now)


@transaction.atomic
def set_priority(
    *,
    conversation_id: int,
    priority: Priority,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Say how urgent it is. Raises NoSuchConversation, Changed."""
    row = hold(conversation_id, version=version)
    if row.priority != priority:
        change(row, {"priority": priority}, act="priority set", by=by, now=now)


def wake(*, now: datetime) -> int:
    """Open what was put off until now; returns how many."""
    due = Conversation.objects.filter(state="snoozed", snoozed_until__lte=now)
    ids = list(due.order_by("snoozed_until").values_list("pk", flat=True)[:BATCH])
    return sum(_wake(one, now) for one in ids)


@transaction.atomic
def _wake(conversation_id: int, now: datetime) -> bool:
    due = Conversation.objects.filter(state="snoozed", snoozed_until__lte=now)
    row = due.select_for_update().filter(pk=conversation_id).first()
    if row is not None:
        _open(row, act="conversation woken", by=CLOCK, now=now)
    return row is not None


def _open(row: Conversation, *, act: str, by: Actor, now: datetime) -> None:
    before = {name: getattr(row, name) for name in _OPENED}
    reopen(row)
    values = {name: getattr(row, name) for name in _OPENED}
    for name, value in before.items():
        setattr(row, name, value)
    change(row, values, act=act, by=by, now=now)


_OPENED: Final = ("state", "snoozed_until", "closed_at", "sender")
