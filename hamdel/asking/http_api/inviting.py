"""Asking people by hand."""

from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import (
    customer_of,
    identifies,
    known_customer,
    recognize_customer,
)
from hamdel.platform.api import Call, Page, endpoint, number_said, page_of, read_cursor, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING
from hamdel.surveys.public import survey, token_of_invitation

from ..contracts import AskFacts, AskFilter
from ..queries.asks import asks
from ..usecases.inviting import Wanted, ask_people
from .meaning import told_as_problems
from .shapes import AskOut, AsksQuery, InvitedOut, InviteIn, ask_out


@endpoint(
    "POST",
    "/surveys/{id}/invitations",
    scope="write",
    roles=LEADING,
    body=InviteIn,
    answer=InvitedOut,
    status=201,
    summary=_("Ask people a survey, as far as the guard lets"),
    problems=[404],
)
def invite_people(call: Call, id: str) -> InvitedOut:  # noqa: A002 - the name in the address
    """Ask some people now, or the members of a segment behind."""
    given: InviteIn = call.body
    survey_id = _survey(id)
    wanted = Wanted(
        survey_id=survey_id,
        key=given.idempotency or uuid4().hex,
        customer_ids=_people(given, call),
        segment_id=number_said(given.segment_id, field="segment_id"),
        way=given.channel,
        text=given.text,
        remind_after_days=given.remind_after_days,
    )
    with told_as_problems():
        made = ask_people(wanted, by=call.caller.who, now=call.now)
    states = [one.state for one in made]
    return InvitedOut(
        asked=states.count("asked"),
        skipped=states.count("skipped"),
        waiting=states.count("waiting"),
        items=[ask_out(one, path=_path(one)) for one in made],
    )


@endpoint(
    "GET",
    "/surveys/{id}/invitations",
    scope="read",
    query=AsksQuery,
    answer=Page[AskOut],
    summary=_("Whom a survey asked or passed over, the newest first"),
    problems=[404],
)
def list_invitations(call: Call, id: str) -> Page[AskOut]:  # noqa: A002
    """Page through the decisions of one survey."""
    query: AsksQuery = call.query
    place = read_cursor(query.cursor, tuple[int])
    wanted = AskFilter(
        state=query.state or "", reason=query.reason or "", survey_id=_survey(id),
        customer_id=number_said(query.customer_id, field="customer_id"),
    )  # fmt: skip
    rows = asks(wanted, before=place[0] if place else None, limit=query.limit + 1)
    return page_of(rows, limit=query.limit, show=ask_out, place=lambda one: (one.id,))


def _survey(said: str) -> int:
    number = row_id(said)
    if survey(number) is None:
        raise Problem(404, "There is no such survey.")
    return number


def _people(given: InviteIn, call: Call) -> list[int]:
    said = [*([given.customer_id] if given.customer_id else []), *given.customer_ids]
    found = []
    for place, one in enumerate(said):
        field = f"customer_ids[{max(0, place - bool(given.customer_id))}]"
        customer = known_customer(number_said(one, field=field) or 0)
        if customer is None:
            raise Problem(400, "There is no such customer.", field=field)
        found.append(customer)
    if given.identifiers:
        found.append(_recognized(given, call))
    return found


def _recognized(given: InviteIn, call: Call) -> int:
    for place, one in enumerate(given.identifiers):
        if not identifies(one.kind, one.value):
            raise Problem(400, f"This is no {one.kind}.", field=f"identifiers[{place}].value")
    profile = recognize_customer(
        identifiers=[(one.kind, one.value) for one in given.identifiers],
        attributes={}, source=call.caller.who, now=call.now,
    )  # fmt: skip
    return customer_of(profile) or profile


def _path(one: AskFacts) -> str:
    token = None if one.invitation_id is None else token_of_invitation(one.invitation_id)
    return f"/s/{token}" if token else ""
