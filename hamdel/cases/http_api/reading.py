"""Listing and reading cases and their types."""

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said, team_said
from hamdel.platform.api import Call, Page, endpoint, page_of, read_cursor
from hamdel.platform.instants import from_micros, to_micros

from ..contracts import LIVE, CaseFilter
from ..queries.cases import interactions_of_case, list_cases
from ..queries.types import case_types
from .asking import id_said, known
from .shapes import (
    CaseOut,
    CasesQuery,
    CaseTypesOut,
    WholeCaseOut,
    case_out,
    type_out,
    whole_out,
)


@endpoint(
    "GET",
    "/cases",
    scope="read",
    query=CasesQuery,
    answer=Page[CaseOut],
    summary=_("Cases, the newest first"),
)
def find_cases(call: Call) -> Page[CaseOut]:
    """Page through cases."""
    query: CasesQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = list_cases(
        _filter(query, call),
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    return page_of(
        rows,
        limit=query.limit,
        show=case_out,
        place=lambda one: (to_micros(one.opened_at), one.id),
    )


@endpoint(
    "GET",
    "/cases/{id}",
    scope="read",
    answer=WholeCaseOut,
    summary=_("One case"),
    problems=[404],
)
def read_case(_call: Call, id: str) -> WholeCaseOut:  # noqa: A002 - the name in the address
    """Read one case; one that was put into another says so in `merged_into`."""
    found = known(id)
    return whole_out(found, interactions_of_case(found.id))


@endpoint(
    "GET",
    "/case-types",
    scope="read",
    answer=CaseTypesOut,
    summary=_("The types of cases, with what each asks"),
)
def find_case_types(_call: Call) -> CaseTypesOut:
    """List the types in use."""
    return CaseTypesOut(items=[type_out(one) for one in case_types()])


def _filter(query: CasesQuery, call: Call) -> CaseFilter:
    unowned = query.owner == "none"
    team = team_said(query.team)
    states = {"live": LIVE, None: ()}.get(query.state, (query.state,))
    return CaseFilter(
        states=tuple(one for one in states if one is not None),
        unowned=unowned,
        owner_id=None if unowned else person_said(query.owner, call, field="owner"),
        team_ids=() if team is None else (team,),
        type=query.type or "",
        customer_id=id_said(query.customer_id, field="customer_id"),
        priority=query.priority or "",
        parent_id=id_said(query.parent, field="parent"),
        label_id=id_said(query.label, field="label"),
    )
