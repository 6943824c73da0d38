"""A conversation that was handed over: its card is read by who has it now, before they answer."""

from datetime import datetime

from ..contracts import Actor
from ..live import tell
from ..models import Conversation, Look, Transfer


def read_card(*, conversation_id: int, person_id: int, now: datetime) -> bool:
    """Note that who has the conversation, or takes it up, read its card; False for none to read."""
    rows = Conversation.objects.filter(pk=conversation_id, card__isnull=False, card_read_at=None)
    theirs = rows.filter(assignee=person_id) | rows.filter(assignee=None)
    read = bool(theirs.update(card_read_at=now))
    if read:
        tell(conversation_id, "card")
    return read


def note_transfer(row: Conversation, *, to_person: int | None, by: Actor, now: datetime) -> None:
    """Keep that a conversation was handed over."""
    Transfer.objects.create(conversation=row, giver_id=by.person_id, person_id=to_person, at=now)


def note_answer(row: Conversation, *, by: Actor, now: datetime) -> None:
    """Keep whether who got a conversation had the card on their screen before their first message.

    The card stands first in what they open: who looked at it since saw the card.
    """
    if not row.transfers or by.person_id is None:
        return
    waiting = Transfer.objects.filter(conversation=row, answered_at=None)
    for one in waiting.exclude(giver=by.person_id):
        if one.person_id not in {None, by.person_id}:
            continue
        looks = Look.objects.filter(conversation=row, person=by.person_id, at__gte=one.at)
        one.answered_at, one.card_shown, one.person_id = now, looks.exists(), by.person_id
        one.save(update_fields=["answered_at", "card_shown", "person"])
