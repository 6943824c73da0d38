"""What somebody began to write is kept on the server until it is sent."""

from datetime import datetime

from django.db import transaction

from ..contracts import Direction, NoSuchConversation
from ..models import Conversation, Draft, DraftFile


@transaction.atomic
def save_draft(
    *,
    conversation_id: int,
    person_id: int,
    text: str,
    direction: Direction = "out",
    channel: str = "",
    now: datetime,
) -> None:
    """Keep a draft in place of the old one; an empty one without files is let go.

    Raises NoSuchConversation.
    """
    mine = Draft.objects.filter(conversation_id=conversation_id, person_id=person_id)
    if not text.strip() and not DraftFile.objects.filter(draft__in=mine).exists():
        mine.delete()
        return
    if not Conversation.objects.filter(pk=conversation_id).exists():
        raise NoSuchConversation(f"there is no conversation {conversation_id}")
    Draft.objects.update_or_create(
        conversation_id=conversation_id,
        person_id=person_id,
        defaults={
            "text": text, "direction": direction, "channel": channel[:40], "saved_at": now,
        },
    )  # fmt: skip
