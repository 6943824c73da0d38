"""The queue, as a phone menu or a page asks; a call back instead of waiting; why it is with whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import team_said
from hamdel.cases.public import case
from hamdel.conversations.public import actor_of_call, conversation
from hamdel.platform.api import Body, Call, endpoint, row_id
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import AssignmentFacts, Refused
from ..queries.agents import team_now
from ..queries.assignments import assignments_of
from ..queries.settings import settings_now
from ..queries.waits import place_of
from ..usecases.call_backs import ask_for_call_back
from .shapes import (
    AssignmentOut,
    AssignmentsOut,
    CallBackIn,
    CallBackOut,
    QueueOut,
    decision_fields,
    queue_out,
)


class QueueQuery(Body):
    """Of which queue: a channel, a team by id or name; or a conversation that waits in it."""

    channel: Annotated[str, msgspec.Meta(min_length=1, max_length=40)] = "phone"
    team: str | None = None
    conversation_id: str | None = None


@endpoint(
    "GET",
    "/routing/queue",
    scope="read",
    query=QueueQuery,
    answer=QueueOut,
    summary=_("How many wait before somebody, and how long that will take"),
    problems=[404],
)
def read_queue(call: Call) -> QueueOut:
    """What a phone menu says before it offers a call back."""
    query: QueueQuery = call.query
    known = None if query.conversation_id is None else row_id(query.conversation_id)
    if known is not None and conversation(known) is None:
        raise Problem(404, "There is no such conversation.")
    place = place_of(known, channel=query.channel, team_id=team_said(query.team), now=call.now)
    return queue_out(place, _here(place.team_id, call))


@endpoint(
    "POST",
    "/routing/call-backs",
    scope="write",
    roles=SERVING,
    body=CallBackIn,
    answer=CallBackOut,
    status=201,
    summary=_("Have somebody called back instead of waiting; their place is kept"),
)
def order_call_back(call: Call) -> CallBackOut:
    """Keep the place of somebody who hangs up, and call them."""
    given: CallBackIn = call.body
    with told_as_problems():
        made = ask_for_call_back(
            phone=given.phone,
            name=given.name,
            about=given.about,
            team_id=team_said(given.team),
            waiting_since=given.waiting_since,
            by=actor_of_call(call),
            now=call.now,
        )
    return CallBackOut(conversation_id=str(made))


@endpoint(
    "GET",
    "/conversations/{id}/assignments",
    scope="read",
    answer=AssignmentsOut,
    summary=_("Why a conversation was given to whom, the newest first"),
    problems=[404],
)
def read_assignments(_call: Call, id: str) -> AssignmentsOut:  # noqa: A002 - the name in the address
    """Every assignment of a conversation by a rule."""
    found = conversation(row_id(id))
    if found is None:
        raise Problem(404, "There is no such conversation.")
    return AssignmentsOut(items=[_out(one) for one in assignments_of(found.id)])


@endpoint(
    "GET",
    "/cases/{id}/assignments",
    scope="read",
    answer=AssignmentsOut,
    summary=_("Why a case was given to whom, the newest first"),
    problems=[404],
)
def read_assignments_of_case(_call: Call, id: str) -> AssignmentsOut:  # noqa: A002 - as above
    """Every assignment of a case by a rule."""
    found = case(row_id(id))
    if found is None:
        raise Problem(404, "There is no such case.")
    return AssignmentsOut(items=[_out(one) for one in assignments_of(found.id, "case")])


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 400 naming the field."""
    try:
        yield
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None


def _here(team_id: int | None, call: Call) -> int:
    """How many of a team, or of all, are there to serve."""
    return sum(
        one.state == "available" and one.on_shift and (team_id is None or team_id in one.teams)
        for one in team_now(settings_now(), now=call.now).agents
    )


def _out(one: AssignmentFacts) -> AssignmentOut:
    return AssignmentOut(
        **decision_fields(one.decision),  # type: ignore[arg-type]
        at=rfc3339(one.at),
        waited_seconds=one.waited_seconds,
        rule_name=one.rule,
    )
