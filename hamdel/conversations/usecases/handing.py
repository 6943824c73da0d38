"""A conversation that was handed over: its card is read by who has it now."""

from datetime import datetime

from ..live import tell
from ..models import Conversation


def read_card(*, conversation_id: int, person_id: int, now: datetime) -> bool:
    """Note that who has the conversation read its card; False where there is none to read."""
    rows = Conversation.objects.filter(pk=conversation_id, assignee=person_id, card__isnull=False)
    read = bool(rows.filter(card_read_at=None).update(card_read_at=now))
    if read:
        tell(conversation_id, "card")
    return read
