"""How long people wait for a first answer, from what happened: nothing is promised that was not kept."""

from datetime import datetime, timedelta
from statistics import median
from typing import Final

from django.db.models import Min, Q

from ..models import Conversation, Message

_DAYS: Final = timedelta(days=7)
_FEWEST: Final = 3
_MOST: Final = 300


def usual_first_answer(account_id: int, *, now: datetime) -> float | None:
    """The median of the seconds to the first answer in the last seven days' conversations of an account.

    None where fewer than three were answered: then nothing is known.
    """
    answered = Conversation.objects.filter(
        account_id=account_id, opened_at__gt=now - _DAYS, opened_at__lte=now
    ).annotate(
        first=Min("message__at", filter=Q(message__direction="out", message__machine=False))
    )
    rows = answered.filter(first__isnull=False).order_by("-opened_at")
    waits = [
        (first - opened).total_seconds()
        for opened, first in rows.values_list("opened_at", "first")[:_MOST]
    ]
    return median(waits) if len(waits) >= _FEWEST else None


def who_answers(account_id: int, sender: str) -> str:
    """The name of the person who wrote last to a sender; "" for nobody."""
    if not sender:
        return ""
    rows = Message.objects.filter(account_id=account_id, address=sender, direction="out")
    newest = rows.filter(person__isnull=False).order_by("-at", "-pk")
    return newest.values_list("author", flat=True).first() or ""


def conversation_of_sender(account_id: int, sender: str) -> int | None:
    """The conversation in which a sender wrote last, None for none."""
    rows = Message.objects.filter(account_id=account_id, address=sender, direction="in")
    newest = rows.order_by("-at", "-pk")
    return newest.values_list("conversation_id", flat=True).first()
