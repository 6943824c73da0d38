"""Calls come into a conversation step by step, and into the log."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from hamdel.channels.public import CallEvent, Received, key_of
from hamdel.customers.public import Named, customer_of, profiles_of

from ..live import tell, tell_call
from ..models import Call, Conversation, Message
from ..rules.calls import LOG_OUTCOMES, CallStory, StepTold, with_step
from .moving import move
from .recording import Moment, record

CHANNEL: Final = "phone"
_STORY: Final = tuple(name for name in CallStory.__dataclass_fields__ if name != "direction")


def note_step(
    received: Received,
    conversation: Conversation,
    identifiers: tuple[Named, ...],
    *,
    now: datetime,
) -> None:
    """Take in one step of a call: its story goes on, the log has the moment, pages are told."""
    inbound = received.inbound
    event = inbound.call
    if event is None:
        return
    call = _call(received, event, conversation)
    story = with_step(_story(call), _told(event, inbound.at))
    for name in _STORY:
        setattr(call, name, getattr(story, name))
    for name in ("queue", "ours", "recording"):
        setattr(call, name, getattr(call, name) or getattr(event, name)[:100])
    _settle(call, conversation)
    call.save()
    message = Message.objects.get(call=call)
    moment = Moment(
        id=f"channel:{received.account.id}:{key_of(inbound.id).hex()}",
        at=inbound.at,
        channel=CHANNEL,
        action=inbound.action,
        device=inbound.device,
        outcome=LOG_OUTCOMES.get(story.outcome) if event.step == "ended" else None,
        attributes=_attributes(call, event, message),
    )
    message.interaction_id = record(moment, identifiers, source=received.account.name, now=now)
    message.at = story.started_at
    message.author = call.agent if event.direction == "out" else message.author
    message.save(update_fields=["interaction_id", "at", "author"])
    # A call that nobody answered waits for us; one that was answered waits for nobody.
    move(
        conversation,
        at=inbound.at,
        channel=CHANNEL,
        now=now,
        our_turn=call.direction == "in" and call.answered_at is None,
        answered=call.answered_at is not None,
    )
    tell(conversation.pk, "call")
    tell_call(call.pk, event.step)


def _call(received: Received, event: CallEvent, conversation: Conversation) -> Call:
    inbound = received.inbound
    call, new = Call.objects.get_or_create(
        account_id=received.account.id,
        call_id=event.call_id,
        defaults={
            "conversation": conversation,
            "direction": event.direction,
            "number": inbound.sender or _digits(event.customer),
            "started_at": inbound.at,
        },
    )
    if new:
        Message.objects.create(
            conversation=conversation,
            at=inbound.at,
            direction=event.direction,
            channel=CHANNEL,
            account_id=received.account.id,
            address=inbound.sender,
            author=inbound.name[:150],
            incoming_id=received.incoming_id,
            call=call,
        )
    return call


def _digits(said: str) -> str:
    """An extension or a short number as it is; «anonymous» is no number."""
    return said if said.strip("+*# 0123456789") == "" else ""


def _story(call: Call) -> CallStory:
    kept = {name: getattr(call, name) for name in _STORY}
    return replace(CallStory(direction=call.direction, started_at=call.started_at), **kept)


def _told(event: CallEvent, at: datetime) -> StepTold:
    return StepTold(
        step=event.step,
        at=at,
        agent=event.agent[:100],
        answered=event.answered,
        wait_seconds=event.wait_seconds,
        talk_seconds=event.talk_seconds,
    )


def _settle(call: Call, conversation: Conversation) -> None:
    """A call that somebody answered settles the missed ones of the same customer before it."""
    if call.answered_at is None:
        return
    theirs = profiles_of(customer_of(conversation.profile_id) or conversation.profile_id)
    missed = Call.objects.filter(
        outcome="missed",
        settled_at=None,
        conversation__profile_id__in=theirs,
        started_at__lte=call.started_at,
    )
    missed.exclude(pk=call.pk).update(settled_at=call.answered_at)


def _attributes(call: Call, event: CallEvent, message: Message) -> dict[str, Any]:
    said = {
        "call_id": call.call_id,
        "direction": call.direction,
        "queue": call.queue,
        "agent": event.agent,
        "wait_seconds": call.wait_seconds if event.step != "ringing" else None,
        "talk_seconds": call.talk_seconds if event.step == "ended" else None,
        "transfers": call.transfers if event.step == "ended" else None,
        "conversation_id": str(call.conversation_id),
        "message_id": str(message.pk),
    }
    return {name: value for name, value in said.items() if value not in (None, "")}
