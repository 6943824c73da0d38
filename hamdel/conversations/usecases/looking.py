"""Who looks at a conversation and who writes in it: said again and again, else it ends by itself."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.platform.live import hub

from ..contracts import NoSuchConversation
from ..live import TOPIC
from ..models import Conversation, Look, Mention
from .telling_visitors import tell_visitors

HERE: Final = timedelta(seconds=45)
TYPING: Final = timedelta(seconds=8)


def look(*, conversation_id: int, person_id: int, typing: bool = False, now: datetime) -> None:
    """Note that somebody is looking, or typing; pages are told where that is new.

    Raises NoSuchConversation.
    """
    row = Look.objects.filter(conversation=conversation_id, person=person_id).first()
    came = row is None or row.here_until <= now
    began = typing and (row is None or row.typing_until <= now)
    if row is None and not Conversation.objects.filter(pk=conversation_id).exists():
        raise NoSuchConversation(f"there is no conversation {conversation_id}")
    Look.objects.update_or_create(
        conversation_id=conversation_id,
        person_id=person_id,
        defaults={
            "at": now,
            "here_until": now + HERE,
            "typing_until": now + TYPING if typing else now,
        },
    )
    if came:
        _see_mentions(conversation_id, person_id, now)
    if came or began:
        _tell(conversation_id)
    tell_visitors(conversation_id=conversation_id, person_id=person_id, typing=typing)


def leave(*, conversation_id: int, person_id: int, now: datetime) -> None:
    """Note that somebody looks no more."""
    rows = Look.objects.filter(conversation=conversation_id, person=person_id, here_until__gt=now)
    if rows.update(here_until=now, typing_until=now):
        _tell(conversation_id)


def _see_mentions(conversation_id: int, person_id: int, now: datetime) -> None:
    new = Mention.objects.filter(
        person=person_id, seen_at=None, message__conversation=conversation_id
    )
    new.update(seen_at=now)


def _tell(conversation_id: int) -> None:
    said = {"id": str(conversation_id), "what": "here"}
    transaction.on_commit(lambda: hub.publish(TOPIC, said))
