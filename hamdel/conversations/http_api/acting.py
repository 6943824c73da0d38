"""Assigning, handing off, closing, opening, putting off."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET
from msgspec.structs import asdict

from hamdel.accounts.public import person_said, team_said
from hamdel.platform.api import Call, endpoint
from hamdel.platform.roles import SERVING

from ..contracts import Actor, ConversationFacts
from ..usecases.assigning import assign, hand_off
from ..usecases.deeds import as_one_deed
from ..usecases.states import close, reopen_conversation, set_priority, snooze
from ..who_asks import actor_of_call
from .asking import known, told_as_problems
from .shapes import (
    ActedOut,
    ActIn,
    AssignIn,
    ConversationOut,
    HandOffIn,
    PriorityIn,
    SnoozeIn,
    conversation_out,
)


@endpoint(
    "POST",
    "/conversations/{id}/assign",
    scope="write",
    roles=SERVING,
    body=AssignIn,
    answer=ActedOut,
    summary=_("Give a conversation to a person, a team or nobody"),
    problems=[404, 409],
)
def assign_conversation(call: Call, id: str) -> ActedOut:  # noqa: A002 - the name in the address
    """Assign; of many at once one gets it, the others are told 409."""
    given: AssignIn = call.body
    to, team = given.assignee, given.team
    return _acted(
        call,
        id,
        lambda now_is, by: assign(
            conversation_id=now_is.id,
            assignee_id=now_is.assignee_id
            if to is UNSET
            else person_said(to or None, call, field="assignee"),
            team_id=now_is.team_id if team is UNSET else team_said(team or None),
            version=given.version,
            by=by,
            now=call.now,
        ),
    )


@endpoint(
    "POST",
    "/conversations/{id}/hand-off",
    scope="write",
    roles=SERVING,
    body=HandOffIn,
    answer=ConversationOut,
    summary=_("Hand a conversation over with what they must know"),
    problems=[404, 409],
)
def hand_off_conversation(call: Call, id: str) -> ConversationOut:  # noqa: A002 - the name in the address
    """Hand over to a person or a team."""
    given: HandOffIn = call.body
    return _done(
        call,
        id,
        lambda found, by: hand_off(
            conversation_id=found.id,
            assignee_id=person_said(given.assignee, call, field="assignee"),
            team_id=team_said(given.team),
            card=given.card,
            version=given.version,
            by=by,
            now=call.now,
        ),
        yours=given.card,
    )


@endpoint(
    "POST",
    "/conversations/{id}/close",
    scope="write",
    roles=SERVING,
    body=ActIn,
    answer=ActedOut,
    summary=_("Close a conversation"),
    problems=[404, 409],
)
def close_conversation(call: Call, id: str) -> ActedOut:  # noqa: A002 - the name in the address
    """Close it."""
    version: int | None = call.body.version
    return _acted(
        call,
        id,
        lambda found, by: close(conversation_id=found.id, version=version, by=by, now=call.now),
    )


@endpoint(
    "POST",
    "/conversations/{id}/reopen",
    scope="write",
    roles=SERVING,
    body=ActIn,
    answer=ActedOut,
    summary=_("Open a conversation again"),
    problems=[404, 409],
)
def open_conversation_again(call: Call, id: str) -> ActedOut:  # noqa: A002 - the name in the address
    """Open it again."""
    version: int | None = call.body.version
    return _acted(
        call,
        id,
        lambda found, by: reopen_conversation(
            conversation_id=found.id, version=version, by=by, now=call.now
        ),
    )


@endpoint(
    "POST",
    "/conversations/{id}/snooze",
    scope="write",
    roles=SERVING,
    body=SnoozeIn,
    answer=ActedOut,
    summary=_("Put a conversation off"),
    problems=[404, 409],
)
def snooze_conversation(call: Call, id: str) -> ActedOut:  # noqa: A002 - the name in the address
    """Put it off until an instant."""
    given: SnoozeIn = call.body
    return _acted(
        call,
        id,
        lambda found, by: snooze(
            conversation_id=found.id,
            until=given.until,
            version=given.version,
            by=by,
            now=call.now,
        ),
    )


@endpoint(
    "POST",
    "/conversations/{id}/priority",
    scope="write",
    roles=SERVING,
    body=PriorityIn,
    answer=ActedOut,
    summary=_("Say how urgent a conversation is"),
    problems=[404, 409],
)
def prioritize_conversation(call: Call, id: str) -> ActedOut:  # noqa: A002 - the name in the address
    """Set its priority."""
    given: PriorityIn = call.body
    return _acted(
        call,
        id,
        lambda found, by: set_priority(
            conversation_id=found.id,
            priority=given.priority,
            version=given.version,
            by=by,
            now=call.now,
        ),
    )


def _acted(
    call: Call,
    id: str,  # noqa: A002 - the name in the address
    do: Callable[[ConversationFacts, Actor], object],
) -> ActedOut:
    """Do something to a conversation that can be taken back; refusals are problems."""
    found, by = known(id), actor_of_call(call)
    with (
        told_as_problems(),
        transaction.atomic(),
        as_one_deed(found.id, by=by, now=call.now) as deed,
    ):
        do(found, by)
    undo = None if deed.id is None else str(deed.id)
    return ActedOut(**asdict(conversation_out(known(id))), undo=undo)


def _done(
    call: Call,
    id: str,  # noqa: A002 - the name in the address
    do: Callable[[ConversationFacts, Actor], object],
    *,
    yours: str = "",
) -> ConversationOut:
    """Do something to a conversation; refusals are problems, the answer is how it is then."""
    found = known(id)
    with told_as_problems(yours=yours):
        do(found, actor_of_call(call))
    return conversation_out(known(id))
