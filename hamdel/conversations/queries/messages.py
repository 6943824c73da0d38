"""Questions about what was said in a conversation."""

from collections.abc import Sequence

from hamdel.channels.public import deliveries

from ..contracts import AttachmentFacts, DeliveryState, MessageFacts
from ..models import Attachment, Message
from .calls import call_facts


def messages_of(
    conversation_id: int, *, after_id: int | None = None, limit: int | None = None
) -> list[MessageFacts]:
    """The messages of a conversation, oldest first; `after_id`: only those stored later."""
    rows = Message.objects.filter(conversation_id=conversation_id).select_related("call")
    if after_id is not None:
        rows = rows.filter(pk__gt=after_id)
    return message_facts(list(rows.order_by("at", "pk")[:limit]))


def message(message_id: int) -> MessageFacts | None:
    """One message, None for none."""
    rows = Message.objects.filter(pk=message_id).select_related("call")
    return next(iter(message_facts(list(rows))), None)


def conversation_of(message_id: int) -> int | None:
    """The conversation that a message is in, None for no such message."""
    found = Message.objects.filter(pk=message_id)
    return found.values_list("conversation_id", flat=True).first()


def received_lately(*, limit: int) -> list[tuple[int, MessageFacts]]:
    """What customers wrote last, the newest first, each with its conversation; no machine's words."""
    rows = Message.objects.filter(direction="in", machine=False, call=None)
    found = list(rows.select_related("call").order_by("-pk")[:limit])
    return list(zip([row.conversation_id for row in found], message_facts(found), strict=True))


def is_kept(message_id: int) -> bool:
    """Whether a message is still there with its HTML."""
    return Message.objects.filter(pk=message_id).exclude(html="").exists()


def conversation_of_incoming(incoming_id: int) -> int | None:
    """The conversation into which something that came in went, None for none."""
    found = Message.objects.filter(incoming_id=incoming_id).order_by("pk")
    return found.values_list("conversation_id", flat=True).first()


def message_facts(rows: Sequence[Message]) -> list[MessageFacts]:
    """Messages with their files and how they fare on their way: two questions for all."""
    files: dict[int, list[AttachmentFacts]] = {}
    kept = Attachment.objects.filter(message__in=[row.pk for row in rows]).order_by("pk")
    for one in kept:
        facts = AttachmentFacts(id=one.pk, name=one.name, type=one.type, size=one.size)
        files.setdefault(one.message_id, []).append(facts)
    on_their_way = deliveries([row.delivery_id for row in rows if row.delivery_id is not None])
    sent = {
        pk: DeliveryState(
            state=one.state,
            sent_at=one.sent_at,
            problem=one.problem,
            receipt=one.receipt,
            due_at=one.due_at,
        )
        for pk, one in on_their_way.items()
    }
    return [
        MessageFacts(
            id=row.pk,
            at=row.at,
            direction=row.direction,
            channel=row.channel,
            author=row.author,
            text=row.text,
            html=row.html,
            quoted=row.quoted,
            machine=row.machine,
            attachments=tuple(files.get(row.pk, ())),
            call=None if row.call is None else call_facts(row.call),
            delivery=sent.get(row.delivery_id or 0),
            address=row.address,
            person_id=row.person_id,
            interaction_id=row.interaction_id,
            standing=row.standing,
        )
        for row in rows
    ]
