"""Follow-ups over the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said
from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, Page, endpoint, number_said, page_of, read_cursor, row_id
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import FollowUpFacts, FollowUpFilter, Outcome
from ..queries.followups import followup, list_followups, signs_of
from ..usecases.by_hand import follow_up_by_hand
from ..usecases.ending import end_followup, reopen_followup
from .asking import NO_FOLLOWUP, told_as_problems
from .shapes import (
    EndIn,
    FollowUpIn,
    FollowUpOut,
    FollowUpsQuery,
    FollowUpWholeOut,
    NothingIn,
    followup_out,
    whole_out,
)


@endpoint(
    "GET",
    "/followups",
    scope="read",
    query=FollowUpsQuery,
    answer=Page[FollowUpOut],
    summary=_(
        "Unhappy customers who are followed up: open ones by when they are due, else the newest"
    ),
)
def find_followups(call: Call) -> Page[FollowUpOut]:
    """Page through follow-ups."""
    query: FollowUpsQuery = call.query
    wanted = FollowUpFilter(
        state="open" if query.late else query.state or "",
        owner_id=person_said(query.owner, call, field="owner"),
        customer_id=number_said(query.customer_id, field="customer_id"),
        response_id=number_said(query.response_id, field="response_id"),
        case_id=number_said(query.case_id, field="case_id"),
        late_at=call.now if query.late else None,
        untold=query.untold,
    )
    place = read_cursor(query.cursor, tuple[int, int])
    after = None if place is None else (from_micros(place[0]), place[1])
    rows = list_followups(wanted, now=call.now, after=after, limit=query.limit + 1)
    return page_of(
        rows,
        limit=query.limit,
        show=followup_out,
        place=lambda one: (
            to_micros(one.due_at if wanted.state == "open" else one.made_at),
            one.id,
        ),
    )


@endpoint(
    "POST",
    "/followups",
    scope="write",
    roles=SERVING,
    body=FollowUpIn,
    answer=FollowUpWholeOut,
    status=201,
    summary=_("Follow up what an interaction shows"),
)
def begin_followup(call: Call) -> FollowUpWholeOut:
    """Begin one by hand; an interaction that is followed up already gives that follow-up."""
    number = number_said(call.body.interaction_id, field="interaction_id")
    with told_as_problems():
        made = follow_up_by_hand(interaction_id=number or 0, by=actor_of_call(call), now=call.now)
    return _whole(made, call)


@endpoint(
    "GET",
    "/followups/{id}",
    scope="read",
    answer=FollowUpWholeOut,
    summary=_("One follow-up with all in which the trouble showed"),
    problems=[404],
)
def read_followup(call: Call, id: str) -> FollowUpWholeOut:  # noqa: A002 - the name in the address
    """Read one."""
    return _whole(row_id(id), call)


@endpoint(
    "POST",
    "/followups/{id}/end",
    scope="write",
    roles=SERVING,
    body=EndIn,
    answer=FollowUpWholeOut,
    summary=_("Close a follow-up: what was found, what was done, what the customer is told"),
    problems=[404, 409],
)
def close_followup(call: Call, id: str) -> FollowUpWholeOut:  # noqa: A002
    """End one; where the message can not be sent nothing is changed."""
    given: EndIn = call.body
    outcome = Outcome(
        found=given.found, done=given.done, message=given.message, untold_why=given.untold_why
    )
    with told_as_problems():
        end_followup(followup_id=row_id(id), outcome=outcome, by=actor_of_call(call), now=call.now)
    return _whole(row_id(id), call)


@endpoint(
    "POST",
    "/followups/{id}/reopen",
    scope="write",
    roles=SERVING,
    body=NothingIn,
    answer=FollowUpWholeOut,
    summary=_("Follow a trouble up again that was closed too early"),
    problems=[404],
)
def open_again(call: Call, id: str) -> FollowUpWholeOut:  # noqa: A002
    """Reopen one."""
    with told_as_problems():
        reopen_followup(followup_id=row_id(id), by=actor_of_call(call), now=call.now)
    return _whole(row_id(id), call)


def _whole(followup_id: int, call: Call) -> FollowUpWholeOut:
    found: FollowUpFacts | None = followup(followup_id, now=call.now)
    if found is None:
        raise Problem(404, NO_FOLLOWUP)
    return whole_out(found, signs_of(followup_id))
