"""A note that names a colleague tells them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hamdel.accounts.public import people
from hamdel.platform.live import hub

from ..live import TOPIC
from ..models import Mention, Message
from ..rules.mentions import mentioned


def note_mentions(message: Message, *, also: Sequence[int] = (), now: datetime) -> tuple[int, ...]:
    """Note whom a note names, and `also`, and tell their open pages; returns the people's ids."""
    named = {one.id: one.name for one in people() if one.is_active}
    meant = dict.fromkeys((*mentioned(message.text, named), *also))
    found = tuple(one for one in meant if one != message.person_id and one in named)
    Mention.objects.bulk_create(
        [Mention(message=message, person_id=one, at=now) for one in found], ignore_conflicts=True
    )
    if found:
        said = {
            "id": str(message.conversation_id),
            "what": "mention",
            "people": [str(one) for one in found],
            "by": message.author,
        }
        transaction.on_commit(lambda: hub.publish(TOPIC, said))
    return found
