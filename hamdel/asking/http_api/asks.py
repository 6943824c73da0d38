"""Who was asked and passed over, who is held, and what the guard would say."""

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import find_by_identifier, known_customer
from hamdel.platform.api import Call, Page, endpoint, number_said, page_of, read_cursor
from hamdel.platform.problems import Problem

from ..contracts import AskFilter
from ..queries.asks import asks, held_now
from ..usecases.at_hand import may_ask
from .shapes import (
    AllHeldOut,
    AskOut,
    AsksQuery,
    MayAskOut,
    MayAskQuery,
    ask_out,
    at_out,
    held_out,
)


@endpoint(
    "GET",
    "/asks",
    scope="read",
    query=AsksQuery,
    answer=Page[AskOut],
    summary=_("Who was asked a survey and who was passed over, and why; the newest first"),
)
def list_asks(call: Call) -> Page[AskOut]:
    """Page through decisions."""
    query: AsksQuery = call.query
    place = read_cursor(query.cursor, tuple[int])
    wanted = AskFilter(
        state=query.state or "",
        reason=query.reason or "",
        survey_id=number_said(query.survey_id, field="survey_id"),
        rule_id=number_said(query.rule_id, field="rule_id"),
        customer_id=number_said(query.customer_id, field="customer_id"),
    )
    rows = asks(wanted, before=place[0] if place else None, limit=query.limit + 1)
    return page_of(rows, limit=query.limit, show=ask_out, place=lambda one: (one.id,))


@endpoint(
    "GET",
    "/asks/held",
    scope="read",
    answer=AllHeldOut,
    summary=_("Whom nothing is asked or offered now, and why"),
)
def list_held(_call: Call) -> AllHeldOut:
    """List who is held."""
    return AllHeldOut(items=[held_out(one) for one in held_now()])


@endpoint(
    "GET",
    "/asks/may-ask",
    scope="read",
    query=MayAskQuery,
    answer=MayAskOut,
    summary=_("Whether somebody may be asked now, and why not"),
    problems=[404],
)
def ask_the_guard(call: Call) -> MayAskOut:
    """Say what the guard would."""
    query: MayAskQuery = call.query
    told = may_ask(_customer(query), way=query.way, now=call.now)
    return MayAskOut(
        ask=told.asks, reason=told.reason, detail=told.detail, until=at_out(told.until)
    )


def _customer(query: MayAskQuery) -> int:
    if query.customer_id is not None:
        number = number_said(query.customer_id, field="customer_id")
        found = known_customer(number or 0)
    elif query.identifier is not None:
        kind, _, value = query.identifier.partition(":")
        found = next(iter(find_by_identifier(kind, value)), None)
    else:
        raise Problem(400, "Say whom: customer_id or identifier.", field="customer_id")
    if found is None:
        raise Problem(404, "There is no such customer.")
    return found
