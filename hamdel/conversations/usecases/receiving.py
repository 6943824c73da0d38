"""What customers say comes into a conversation, once, and into the log.

Called by channels inside the transaction that marks what came in as done, with the log held still:
of many first messages of one sender, one opens the conversation and the others find it.
"""

from datetime import datetime
from typing import Final

from hamdel.channels.public import Inbound, Received, key_of
from hamdel.customers.public import Named, customer_of, identifies
from hamdel.language.fold import stored
from hamdel.platform import stored_files

from ..live import tell
from ..models import Attachment, Conversation, Message
from ..queries.files import FOLDER
from .acknowledging import acknowledge
from .calling import note_step
from .continuing import continued, expected_here
from .joining import conversation_for, ref_key
from .moving import move
from .recording import Moment, recognize, record

RECEIVED: Final = "Message Received"


def receive(received: Received, /, *, now: datetime) -> int | None:
    """Take in one thing; returns the profile it is about (None: nothing for conversations)."""
    if received.inbound.receipt is not None or received.inbound.thing == "keyed":
        return None
    identifiers = identifiers_of(received)
    said = received.inbound
    profile = recognize(identifiers, name=said.name, source=received.account.name, at=said.at)
    received, goes_on = continued(received, profile, now=now)
    known = goes_on or _known(received, profile)
    conversation = known or _open(received, profile)
    if said.call is not None:
        note_step(received, conversation, identifiers, now=now)
    else:
        _add(received, conversation, identifiers, profile, now=now)
        if known is None:
            acknowledge(received, conversation, now=now)
    return profile


def _known(received: Received, profile_id: int) -> Conversation | None:
    """The conversation that it joins; what is forged joins none."""
    if received.inbound.forged:
        return None
    return conversation_for(received, profile_id) or expected_here(received, profile_id)


def identifiers_of(received: Received) -> tuple[Named, ...]:
    """By what the sender is known; who says nothing of themselves is somebody of their own."""
    inbound = received.inbound
    nameless = (
        "anonymous_id",
        f"{received.account.kind}:{received.account.id}:{inbound.id}",
        False,
    )
    named = tuple(one for one in inbound.identifiers if identifies(one[0], one[1]))
    return named or (nameless,)


def moment_id(received: Received) -> str:
    """The id in the log of what came in: the same however often it comes."""
    return f"channel:{received.account.id}:{key_of(received.inbound.id).hex()}"


def channel_of(received: Received) -> str:
    """The word of the channel in the log."""
    return received.inbound.channel or received.account.kind


def _open(received: Received, profile_id: int) -> Conversation:
    inbound = received.inbound
    # What a machine wrote waits for nobody; after what we said it is their turn.
    state = "closed" if inbound.machine else "open" if inbound.direction == "in" else "waiting"
    return Conversation.objects.create(
        profile_id=profile_id,
        subject=inbound.subject[:300],
        state=state,
        channel=channel_of(received)[:40],
        account_id=received.account.id,
        sender=inbound.sender[:320] if inbound.joins_sender else "",
        opened_at=inbound.at,
        last_at=inbound.at,
        changed_at=received.received_at,
        closed_at=received.received_at if inbound.machine else None,
    )


def _add(
    received: Received,
    conversation: Conversation,
    identifiers: tuple[Named, ...],
    profile_id: int,
    *,
    now: datetime,
) -> None:
    inbound = received.inbound
    message = Message.objects.create(
        conversation=conversation,
        at=inbound.at,
        direction=inbound.direction,
        channel=channel_of(received)[:40],
        account_id=received.account.id,
        address=inbound.sender[:320],
        author=(inbound.author or inbound.name)[:150],
        text=inbound.text,
        html=inbound.html,
        quoted=inbound.quoted,
        machine=inbound.machine,
        standing=_standing(inbound, profile_id, conversation),
        incoming_id=received.incoming_id,
        ref=(inbound.ref or inbound.id)[:1000],
        ref_key=ref_key(received.account.kind, inbound.ref or inbound.id),
    )
    _keep_files(message, inbound)
    if not inbound.machine:
        moment = Moment(
            id=moment_id(received),
            at=inbound.at,
            channel=channel_of(received),
            action=inbound.action or RECEIVED,
            device=inbound.device,
            text=inbound.text,
            attributes=_attributes(inbound, conversation, message),
        )
        message.interaction_id = record(moment, identifiers, source=received.account.name, now=now)
        message.save(update_fields=["interaction_id"])
    if inbound.direction == "in" and not inbound.machine:
        move(conversation, at=message.at, channel=message.channel, now=now, our_turn=True)
    else:
        move(conversation, at=message.at, channel=conversation.channel, now=now)
    tell(conversation.pk, "message")


def _standing(inbound: Inbound, profile_id: int, conversation: Conversation) -> str:
    """Whether what came in is from whom it says, and they the customer; nothing of what we said."""
    if inbound.direction == "out":
        return ""
    if inbound.forged:
        return "forged"
    vouched = any(vouched for _, _, vouched in inbound.identifiers)
    theirs = customer_of(profile_id) == customer_of(conversation.profile_id)
    return "verified" if vouched and theirs else "claimed"


def _keep_files(message: Message, inbound: Inbound) -> None:
    Attachment.objects.bulk_create(
        Attachment(
            message=message,
            stored=stored_files.store(FOLDER, file.content),
            name=stored(file.name)[:255],
            type=stored(file.type)[:120],
            size=len(file.content),
        )
        for file in inbound.files
    )


def _attributes(
    inbound: Inbound, conversation: Conversation, message: Message
) -> dict[str, object]:
    ours = {"conversation_id": str(conversation.pk), "message_id": str(message.pk)}
    said = {"subject": inbound.subject} if inbound.subject else {}
    files = {"attachments": len(inbound.files)} if inbound.files else {}
    return {**inbound.attributes, **said, **files, **ours}
