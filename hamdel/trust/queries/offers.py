"""Promises that were given in a conversation's own sentences and stand nowhere yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from hamdel.accounts.public import team_hours
from hamdel.conversations.public import ConversationFacts, MessageFacts, messages_of

from ..models import Declined, Promise
from ..rules.finding import FoundPromise, promises_in

_LOOKED_BACK: Final = timedelta(days=2)
_MOST: Final = 5  # of our newest messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A sentence that can be kept as a promise. `message_id` None: it is being written."""

    message_id: int | None
    start: int
    said: str
    due_at: datetime
    exact: bool


def offers_of(talk: ConversationFacts, *, now: datetime) -> tuple[Offer, ...]:
    """What the team promised lately in a conversation, and nobody kept or declined; the newest first."""
    ours = [
        one
        for one in messages_of(talk.id)
        if one.direction == "out" and not one.machine and one.text and one.at > now - _LOOKED_BACK
    ][-_MOST:]
    ids = [one.id for one in ours]
    kept = set(Promise.objects.filter(message_id__in=ids).values_list("message_id", "said"))
    declined = set(Declined.objects.filter(message_id__in=ids).values_list("message_id", "start"))
    found = [(message, one) for message in reversed(ours) for one in _found(talk, message, now)]
    return tuple(
        _offer(one, message.id)
        for message, one in found
        if one.due.at > now
        and (message.id, one.said) not in kept
        and (message.id, one.start) not in declined
    )


def offers_in(text: str, talk: ConversationFacts, *, now: datetime) -> tuple[Offer, ...]:
    """What a text that is being written promises."""
    hours = team_hours(talk.team_id)
    found = promises_in(text, now=now.astimezone(_zone(hours)), hours=hours)
    return tuple(_offer(one, None) for one in found)


def offer_in_message(
    talk: ConversationFacts, *, message_id: int, start: int, now: datetime
) -> Offer | None:
    """The one offer of a message that begins at a place; None where there is none any more."""
    offers = offers_of(talk, now=now)
    return next(
        (one for one in offers if (one.message_id, one.start) == (message_id, start)), None
    )


def _found(
    talk: ConversationFacts, message: MessageFacts, now: datetime
) -> tuple[FoundPromise, ...]:
    hours = team_hours(talk.team_id)
    at = min(message.at, now)
    return promises_in(message.text, now=at.astimezone(_zone(hours)), hours=hours)


def _zone(hours: object) -> ZoneInfo:
    return ZoneInfo(str(getattr(hours, "zone", settings.TIME_ZONE)))


def _offer(one: FoundPromise, message_id: int | None) -> Offer:
    return Offer(
        message_id=message_id,
        start=one.start,
        said=one.said,
        due_at=one.due.at,
        exact=one.due.exact,
    )
