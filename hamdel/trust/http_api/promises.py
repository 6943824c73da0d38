"""Making promises, listing them, and saying that they were kept."""

from datetime import UTC, datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import NeverDue, due_after, person_said, team_said
from hamdel.conversations.public import actor_of_call, conversation
from hamdel.customers.public import identifies, known_customer, recognize_customer
from hamdel.platform.api import Call, Page, endpoint, number_said, page_of, read_cursor, row_id
from hamdel.platform.instants import from_micros, parse_instant, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import PromiseFilter, ToPromise
from ..queries.promises import list_promises
from ..rules.due_words import due_said
from ..usecases.promising import hours_of, keep_promise, make_promise, withdraw_promise
from .asking import case_said, known, only_team_of, told_as_problems
from .shapes import KeepIn, PromiseIn, PromiseOut, PromisesQuery, WithdrawIn, promise_out

LAST_JALALI = 1_700  # «1405-09-05 16:00» is no year of the Gregorian calendar that anybody means


@endpoint(
    "GET",
    "/promises",
    scope="read",
    query=PromisesQuery,
    answer=Page[PromiseOut],
    summary=_("Promises made to customers, those that are due first before the others"),
)
def find_promises(call: Call) -> Page[PromiseOut]:
    """Page through promises."""
    query: PromisesQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = list_promises(
        PromiseFilter(
            state=query.state or "",
            standing=query.standing,
            customer_id=number_said(query.customer_id, field="customer_id"),
            conversation_id=number_said(query.conversation_id, field="conversation_id"),
            case_id=number_said(query.case_id, field="case_id"),
            owner_id=person_said(query.owner, call, field="owner"),
            team_id=team_said(query.team),
        ),
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    return page_of(
        rows,
        limit=query.limit,
        show=promise_out,
        place=lambda one: (to_micros(one.due_at), one.id),
    )


@endpoint(
    "POST",
    "/promises",
    scope="write",
    roles=SERVING,
    body=PromiseIn,
    answer=PromiseOut,
    status=201,
    summary=_("Promise a customer something by a time"),
)
def promise_something(call: Call) -> PromiseOut:
    """Make a promise; its clock runs from now."""
    given: PromiseIn = call.body
    by = actor_of_call(call)
    owner = by.person_id if given.owner is None else person_said(given.owner, call, field="owner")
    team = team_said(given.team) or only_team_of(owner)
    due_at = _due(given, team, call.now)
    profile = _profile(given, call)
    with told_as_problems():
        made = make_promise(
            ToPromise(
                profile_id=profile,
                what=given.what,
                said=given.said,
                due_at=due_at,
                conversation_id=number_said(given.conversation_id, field="conversation_id"),
                case_id=case_said(given.case_id, profile_id=profile),
                message_id=number_said(given.message_id, field="message_id"),
                channel=given.channel,
                owner_id=owner,
                team_id=team,
            ),
            key=None if given.idempotency is None else _key(by.who, given.idempotency),
            by=by,
            now=call.now,
        )
    return promise_out(known(str(made)))


@endpoint(
    "GET",
    "/promises/{id}",
    scope="read",
    answer=PromiseOut,
    summary=_("One promise"),
    problems=[404],
)
def read_promise(_call: Call, id: str) -> PromiseOut:  # noqa: A002 - the name in the address
    """Read one promise."""
    return promise_out(known(id))


@endpoint(
    "POST",
    "/promises/{id}/keep",
    scope="write",
    roles=SERVING,
    body=KeepIn,
    answer=PromiseOut,
    summary=_("Say that a promise was kept"),
    problems=[404, 409],
)
def say_kept(call: Call, id: str) -> PromiseOut:  # noqa: A002 - the name in the address
    """Keep a promise; what comes too late is told 409, and the promise is broken."""
    given: KeepIn = call.body
    with told_as_problems():
        in_time = keep_promise(
            promise_id=row_id(id), at=given.at, by=actor_of_call(call), now=call.now
        )
    if not in_time:
        raise Problem(409, "The promise is broken.", more={"state": "broken"})
    return promise_out(known(id))


@endpoint(
    "POST",
    "/promises/{id}/withdraw",
    scope="write",
    roles=SERVING,
    body=WithdrawIn,
    answer=PromiseOut,
    summary=_("Take back a promise that was made by mistake"),
    problems=[404, 409],
)
def withdraw(call: Call, id: str) -> PromiseOut:  # noqa: A002 - the name in the address
    """Withdraw a promise before it is due."""
    given: WithdrawIn = call.body
    with told_as_problems():
        withdraw_promise(
            promise_id=row_id(id), why=given.why, by=actor_of_call(call), now=call.now
        )
    return promise_out(known(id))


def _due(given: PromiseIn, team: int | None, now: datetime) -> datetime:
    if (given.due is None) == (given.working_minutes is None):
        raise Problem(400, "Say when: due or working_minutes, one of them.", field="due")
    hours = hours_of(team)
    if given.working_minutes is not None:
        if hours is None:
            raise Problem(400, "Nobody said when we work: say due.", field="working_minutes")
        try:
            zone = ZoneInfo(hours.zone)
            return due_after(hours.spans_on, zone=zone, start=now, minutes=given.working_minutes)
        except NeverDue:
            raise Problem(400, "So long nobody works.", field="working_minutes") from None
    text = given.due or ""
    instant = parse_instant(text)
    if instant is not None and instant.year > LAST_JALALI:
        return instant
    zone = ZoneInfo(hours.zone if hours is not None else settings.TIME_ZONE)
    found = due_said(text, now=now.astimezone(zone), hours=hours)
    if found is None:
        raise Problem(400, "No moment to come is meant by this.", field="due")
    return found.at.astimezone(UTC)


def _profile(given: PromiseIn, call: Call) -> int:
    if given.conversation_id is not None:
        talk = conversation(number_said(given.conversation_id, field="conversation_id") or 0)
        if talk is None:
            raise Problem(400, "There is no such conversation.", field="conversation_id")
        return talk.profile_id
    if given.customer_id is not None:
        found = known_customer(number_said(given.customer_id, field="customer_id") or 0)
        if found is None:
            raise Problem(400, "There is no such customer.", field="customer_id")
        return found
    if not given.identifiers:
        raise Problem(400, "Say to whom: customer_id, identifiers or conversation_id.",
                      field="customer_id")  # fmt: skip
    for place, one in enumerate(given.identifiers):
        if not identifies(one.kind, one.value):
            raise Problem(400, f"This is no {one.kind}.", field=f"identifiers[{place}].value")
    named = [(one.kind, one.value) for one in given.identifiers]
    return recognize_customer(
        identifiers=named, attributes={}, source=call.caller.who, now=call.now
    )


def _key(who: str, word: str) -> str:
    """A caller's word for a promise, apart from the same word of others."""
    return f"api:{blake2b(f'{who} {word}'.encode(errors='surrogatepass'), digest_size=16).hexdigest()}"
