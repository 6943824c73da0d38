"""Listing and reading surveys and their answers."""

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import customers_of
from hamdel.platform.api import Call, Page, PageQuery, endpoint, page_of, read_cursor
from hamdel.platform.instants import from_micros, to_micros

from ..queries.responses import responses_of_survey
from ..queries.surveys import surveys
from .asking import known
from .shapes import ResponseOut, SurveyOut, SurveysQuery, response_fields, survey_out


@endpoint(
    "GET",
    "/surveys",
    scope="read",
    query=SurveysQuery,
    answer=Page[SurveyOut],
    summary=_("Surveys, the last changed first"),
)
def find_surveys(call: Call) -> Page[SurveyOut]:
    """Page through surveys."""
    query: SurveysQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = surveys(
        state=query.state or "",
        kind=query.kind or "",
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    return page_of(
        rows,
        limit=query.limit,
        show=survey_out,
        place=lambda one: (to_micros(one.changed_at), one.id),
    )


@endpoint(
    "GET",
    "/surveys/{id}",
    scope="read",
    answer=SurveyOut,
    summary=_("One survey"),
    problems=[404],
)
def read_survey(_call: Call, id: str) -> SurveyOut:  # noqa: A002 - the name in the address
    """Read one survey, as it is asked."""
    return survey_out(known(id))


@endpoint(
    "GET",
    "/surveys/{id}/responses",
    scope="read",
    query=PageQuery,
    answer=Page[ResponseOut],
    summary=_("The answers to a survey, the newest first"),
    problems=[404],
)
def find_responses(call: Call, id: str) -> Page[ResponseOut]:  # noqa: A002 - the name in the address
    """Page through the whole answers."""
    query: PageQuery = call.query
    found = known(id)
    place = read_cursor(query.cursor, tuple[int, int])
    rows = responses_of_survey(
        found.id,
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    whose = customers_of([one.profile_id for one in rows if one.profile_id is not None])
    return page_of(
        rows,
        limit=query.limit,
        show=lambda one: ResponseOut(**response_fields(one, whose.get(one.profile_id or 0))),
        place=lambda one: (to_micros(one.answered_at), one.id),
    )
