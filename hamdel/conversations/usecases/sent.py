"""What became of a message on its way out: into its conversation, and into the log."""

from datetime import datetime

from hamdel.channels.public import DeliveryFacts
from hamdel.customers.public import naming_of

from ..live import tell
from ..models import Message
from .joining import ref_key
from .recording import Moment, record

SENT = "Message Sent"


def note_outcome(delivery: DeliveryFacts, now: datetime) -> None:
    """Note that a delivery was sent, refused, of unknown outcome, or read.

    Called by channels in the transaction that writes it, with the log held still.
    """
    rows = Message.objects.filter(delivery_id=delivery.id).select_related("conversation")
    message = rows.first()
    if message is None:
        return
    row = message.conversation
    if delivery.state == "sent" and message.interaction_id is None:
        message.ref = delivery.ref[:1000]
        message.ref_key = ref_key(delivery.kind, delivery.ref)
        moment = Moment(
            id=f"delivery:{delivery.id}",
            at=delivery.sent_at or now,
            channel=message.channel,
            action=SENT,
            text="",
            attributes={
                "conversation_id": str(row.pk),
                "message_id": str(message.pk),
                "message": message.text[:2_000],
                **({"automatic": True} if message.machine else {}),
            },
        )
        message.interaction_id = record(
            moment, naming_of(row.profile_id), source=message.author, now=now
        )
        message.save(update_fields=["ref", "ref_key", "interaction_id"])
    row.changed_at = now
    row.save(update_fields=["changed_at"])
    tell(row.pk, "message")
