"""Telling open pages that a conversation changed."""

from datetime import timedelta
from typing import Any, Final

from django.db import transaction

from hamdel.platform.instants import system_now
from hamdel.platform.live import hub

from .models import Conversation
from .watching import watch

TOPIC: Final = "conversations"
CALLS: Final = "calls"
_CHANGES: Final = frozenset({"message", "note", "state", "assignee", "call"})
_LOOK_BACK: Final = timedelta(seconds=5)
_MOST: Final = 200


def tell(conversation_id: int, what: str) -> None:
    """Tell pages that listen to `conversations`, once the transaction is committed; watchers at once.

    `what`: message, note, state, assignee, call, card, typing (the customer is writing). Call it after
    the rows are saved.
    """
    if what in _CHANGES:
        watch(conversation_id)
    said = {"id": str(conversation_id), "what": what}
    transaction.on_commit(lambda: hub.publish(TOPIC, said))


def tell_call(call_id: int, step: str) -> None:
    """Tell pages that listen to `calls` of a step (ringing, answered, ended), after the commit."""
    said = {"id": str(call_id), "step": step}
    transaction.on_commit(lambda: hub.publish(CALLS, said))


class News:
    """What other processes changed: looked for in the database, told once."""

    def __init__(self) -> None:
        self._told: dict[int, int] = {}

    def __call__(self) -> list[tuple[str, Any]]:
        """The conversations that changed a moment ago and were not told in this form."""
        since = system_now() - _LOOK_BACK
        rows = Conversation.objects.filter(changed_at__gt=since).order_by("-changed_at")
        fresh = {
            pk: int(at.timestamp() * 1_000_000)
            for pk, at in rows.values_list("pk", "changed_at")[:_MOST]
        }
        news = [pk for pk, at in fresh.items() if self._told.get(pk) != at]
        self._told = fresh
        return [(TOPIC, {"id": str(pk), "what": "changed"}) for pk in news]
