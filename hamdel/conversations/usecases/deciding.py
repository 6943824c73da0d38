"""What nobody knows of a message on its way, a person decides: it arrived, or it is sent again."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from hamdel.channels.public import say_it_arrived, send_again

from ..contracts import Actor, Refused
from ..live import tell
from ..models import Message

Verdict = Literal["again", "arrived"]


@transaction.atomic
def decide_delivery(*, message_id: int, verdict: Verdict, by: Actor, now: datetime) -> None:
    """Send a refused or unknown message again, or say that an unknown one arrived. Raises Refused."""
    found = Message.objects.filter(pk=message_id, delivery__isnull=False).first()
    if found is None or found.delivery_id is None:
        raise Refused("There is no such message.", field="message")
    if verdict == "again":
        done = send_again(delivery_id=found.delivery_id, who=by.who, now=now)
    else:
        done = say_it_arrived(delivery_id=found.delivery_id, who=by.who, now=now)
    if not done:
        raise Refused("What became of it is known already.", field="message")
    tell(found.conversation_id, "message")
