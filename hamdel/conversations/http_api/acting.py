"""Assigning, handing off, closing, opening, putting off."""

from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.platform.api import Call, endpoint
from hamdel.platform.roles import SERVING

from ..usecases.assigning import assign, hand_off
from ..usecases.states import close, reopen_conversation, set_priority, snooze
from .asking import actor_of, known, person_said, team_said, told_as_problems
from .shapes import (
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
    answer=ConversationOut,
    summary=_("Give a conversation to a person, a team or nobody"),
    problems=[404, 409],
)
def assign_conversation(call: Call, id: str) -> ConversationOut:  # noqa: A002 - the name in the address
    """Assign; of many at once one gets it, the others are told 409."""
    given: AssignIn = call.body
    now_is = known(id)
    to = given.assignee
    team = given.team
    with told_as_problems():
        assign(
            conversation_id=now_is.id,
            assignee_id=now_is.assignee_id if to is UNSET else person_said(to or None, call),
            team_id=now_is.team_id if team is UNSET else team_said(team or None),
            version=given.version,
            by=actor_of(call),
            now=call.now,
        )
    return conversation_out(known(id))


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
    found = known(id)
    with told_as_problems(yours=given.card):
        hand_off(
            conversation_id=found.id,
            assignee_id=person_said(given.assignee, call),
            team_id=team_said(given.team),
            card=given.card,
            version=given.version,
            by=actor_of(call),
            now=call.now,
        )
    return conversation_out(known(id))


@endpoint(
    "POST",
    "/conversations/{id}/close",
    scope="write",
    roles=SERVING,
    body=ActIn,
    answer=ConversationOut,
    summary=_("Close a conversation"),
    problems=[404, 409],
)
def close_conversation(call: Call, id: str) -> ConversationOut:  # noqa: A002 - the name in the address
    """Close it."""
    with told_as_problems():
        close(
            conversation_id=known(id).id,
            version=call.body.version,
            by=actor_of(call),
            now=call.now,
        )
    return conversation_out(known(id))


@endpoint(
    "POST",
    "/conversations/{id}/reopen",
    scope="write",
    roles=SERVING,
    body=ActIn,
    answer=ConversationOut,
    summary=_("Open a conversation again"),
    problems=[404, 409],
)
def open_conversation_again(call: Call, id: str) -> ConversationOut:  # noqa: A002 - the name in the address
    """Open it again."""
    with told_as_problems():
        reopen_conversation(
            conversation_id=known(id).id,
            version=call.body.version,
            by=actor_of(call),
            now=call.now,
        )
    return conversation_out(known(id))


@endpoint(
    "POST",
    "/conversations/{id}/snooze",
    scope="write",
    roles=SERVING,
    body=SnoozeIn,
    answer=ConversationOut,
    summary=_("Put a conversation off"),
    problems=[404, 409],
)
def snooze_conversation(call: Call, id: str) -> ConversationOut:  # noqa: A002 - the name in the address
    """Put it off until an instant."""
    given: SnoozeIn = call.body
    with told_as_problems():
        snooze(
            conversation_id=known(id).id,
            until=given.until,
            version=given.version,
            by=actor_of(call),
            now=call.now,
        )
    return conversation_out(known(id))


@endpoint(
    "POST",
    "/conversations/{id}/priority",
    scope="write",
    roles=SERVING,
    body=PriorityIn,
    answer=ConversationOut,
    summary=_("Say how urgent a conversation is"),
    problems=[404, 409],
)
def prioritize_conversation(call: Call, id: str) -> ConversationOut:  # noqa: A002 - the name in the address
    """Set its priority."""
    given: PriorityIn = call.body
    with told_as_problems():
        set_priority(
            conversation_id=known(id).id,
            priority=given.priority,
            version=given.version,
            by=actor_of(call),
            now=call.now,
        )
    return conversation_out(known(id))
