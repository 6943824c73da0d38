"""A promise that was found in a sentence is taken, or said to be none."""

from datetime import UTC, datetime

from hamdel.accounts.public import team_ids_of
from hamdel.conversations.public import Actor, conversation

from ..contracts import Refused, ToPromise
from ..models import Declined
from ..queries.offers import offer_in_message
from .promising import make_promise

_SHORT = 140  # letters of what is promised


def take_offer(
    *, conversation_id: int, message_id: int, start: int, by: Actor, now: datetime
) -> int:
    """Make the promise that a sentence of a message gives; returns its id, the same one twice.

    Raises Refused where the sentence stands no more, or is past.
    """
    talk = conversation(conversation_id)
    offer = None
    if talk is not None:
        offer = offer_in_message(talk, message_id=message_id, start=start, now=now)
    if talk is None or offer is None:
        raise Refused("This sentence is no promise any more.", field="start")
    teams = [] if by.person_id is None else team_ids_of(by.person_id)
    given = ToPromise(
        profile_id=talk.profile_id,
        what=_short(offer.said),
        said=offer.said,
        due_at=offer.due_at.astimezone(UTC),
        conversation_id=talk.id,
        message_id=message_id,
        owner_id=by.person_id,
        team_id=talk.team_id or (teams[0] if len(teams) == 1 else None),
    )
    return make_promise(given, key=f"message:{message_id}:{start}", by=by, now=now)


def decline_offer(*, message_id: int, start: int, by: Actor, now: datetime) -> None:
    """Say that a sentence is no promise: it is offered no more."""
    Declined.objects.get_or_create(
        message_id=message_id, start=start, defaults={"who": by.who[:150], "at": now}
    )


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
