"""Recoveries over the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said, team_said
from hamdel.conversations.public import actor_of_call, conversation
from hamdel.customers.public import known_customer
from hamdel.platform.api import Call, Page, endpoint, number_said, page_of, read_cursor, row_id
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import ToRecover
from ..queries.recoveries import list_recoveries
from ..usecases.checking import send_check
from ..usecases.recovering import (
    answer_check,
    check_team,
    do_step,
    own_recovery,
    skip_step,
    start_recovery,
)
from .asking import case_said, known_recovery, told_as_problems
from .recovery_shapes import (
    AnswersIn,
    NothingIn,
    OwnerIn,
    RecoveriesQuery,
    RecoveryIn,
    RecoveryOut,
    SkipIn,
    StepIn,
    recovery_out,
)


@endpoint(
    "GET",
    "/recoveries",
    scope="read",
    query=RecoveriesQuery,
    answer=Page[RecoveryOut],
    summary=_("What is done to restore customers' trust, the newest first"),
)
def find_recoveries(call: Call) -> Page[RecoveryOut]:
    """Page through recoveries."""
    query: RecoveriesQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = list_recoveries(
        state=query.state or "",
        owner_id=person_said(query.owner, call, field="owner"),
        customer_id=number_said(query.customer_id, field="customer_id"),
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    return page_of(
        rows,
        limit=query.limit,
        show=lambda one: recovery_out(one, now=call.now),
        place=lambda one: (to_micros(one.started_at), one.id),
    )


@endpoint(
    "POST",
    "/recoveries",
    scope="write",
    roles=SERVING,
    body=RecoveryIn,
    answer=RecoveryOut,
    status=201,
    summary=_("Begin to restore a customer's trust"),
)
def begin_recovery(call: Call) -> RecoveryOut:
    """Start one by hand; where one is open it is that one."""
    given: RecoveryIn = call.body
    talk = number_said(given.conversation_id, field="conversation_id")
    found = None if talk is None else conversation(talk)
    if talk is not None and found is None:
        raise Problem(400, "There is no such conversation.", field="conversation_id")
    customer = number_said(given.customer_id, field="customer_id")
    profile = found.profile_id if found is not None else known_customer(customer or 0)
    if profile is None:
        raise Problem(400, "Say whose: customer_id or conversation_id.", field="customer_id")
    team = team_said(given.team)
    with told_as_problems():
        check_team(team)
        started = start_recovery(
            ToRecover(
                profile_id=profile,
                cause="hand",
                title=given.title,
                caused_at=call.now,
                key=f"hand:{profile}:{to_micros(call.now)}",
                conversation_id=talk,
                case_id=case_said(given.case_id, profile_id=profile),
                channel="" if found is None else found.channel,
                team_id=team,
            ),
            by=actor_of_call(call),
            now=call.now,
        )
    return recovery_out(known_recovery(str(started)), now=call.now)


@endpoint(
    "GET",
    "/recoveries/{id}",
    scope="read",
    answer=RecoveryOut,
    summary=_("One recovery with its steps"),
    problems=[404],
)
def read_recovery(call: Call, id: str) -> RecoveryOut:  # noqa: A002 - the name in the address
    """Read one."""
    return recovery_out(known_recovery(id), now=call.now)


@endpoint(
    "POST",
    "/recoveries/{id}/steps/{step}",
    scope="write",
    roles=SERVING,
    body=StepIn,
    answer=RecoveryOut,
    summary=_("Say that a step of a recovery is done"),
    problems=[404, 409],
)
def step_done(call: Call, id: str, step: str) -> RecoveryOut:  # noqa: A002
    """Do a step; a gift beyond one's authority is refused."""
    given: StepIn = call.body
    with told_as_problems():
        do_step(
            recovery_id=row_id(id),
            step=step,
            note=given.note,
            amount_irr=given.amount_irr,
            by=actor_of_call(call),
            now=call.now,
        )
    return recovery_out(known_recovery(id), now=call.now)


@endpoint(
    "POST",
    "/recoveries/{id}/steps/{step}/skip",
    scope="write",
    roles=SERVING,
    body=SkipIn,
    answer=RecoveryOut,
    summary=_("Leave a step of a recovery out, for a reason"),
    problems=[404, 409],
)
def step_skipped(call: Call, id: str, step: str) -> RecoveryOut:  # noqa: A002
    """Skip a step."""
    why: str = call.body.why
    with told_as_problems():
        skip_step(recovery_id=row_id(id), step=step, why=why, by=actor_of_call(call), now=call.now)
    return recovery_out(known_recovery(id), now=call.now)


@endpoint(
    "POST",
    "/recoveries/{id}/check",
    scope="write",
    roles=SERVING,
    body=NothingIn,
    answer=RecoveryOut,
    summary=_("Ask the customer the two questions that end a recovery"),
    problems=[404, 409],
)
def check_sent(call: Call, id: str) -> RecoveryOut:  # noqa: A002
    """Send the check."""
    with told_as_problems():
        problem = send_check(recovery_id=row_id(id), by=actor_of_call(call), now=call.now)
    if problem:
        raise Problem(409, "The check could not be sent.", more={"reason": problem})
    return recovery_out(known_recovery(id), now=call.now)


@endpoint(
    "POST",
    "/recoveries/{id}/answers",
    scope="write",
    roles=SERVING,
    body=AnswersIn,
    answer=RecoveryOut,
    summary=_("What the customer answered to the two questions"),
    problems=[404, 409],
)
def check_answered(call: Call, id: str) -> RecoveryOut:  # noqa: A002
    """Keep answers told on the phone."""
    given: AnswersIn = call.body
    with told_as_problems():
        first = answer_check(
            recovery_id=row_id(id),
            solved=given.solved,
            trusts=given.trusts,
            by=actor_of_call(call),
            now=call.now,
        )
    if not first:
        raise Problem(409, "The recovery has ended.", more={"state": "done"})
    return recovery_out(known_recovery(id), now=call.now)


@endpoint(
    "POST",
    "/recoveries/{id}/assign",
    scope="write",
    roles=SERVING,
    body=OwnerIn,
    answer=RecoveryOut,
    summary=_("Give a recovery to somebody"),
    problems=[404, 409],
)
def recovery_given(call: Call, id: str) -> RecoveryOut:  # noqa: A002
    """Assign."""
    owner = person_said(call.body.owner, call, field="owner")
    with told_as_problems():
        own_recovery(
            recovery_id=row_id(id), owner_id=owner or 0, by=actor_of_call(call), now=call.now
        )
    return recovery_out(known_recovery(id), now=call.now)
