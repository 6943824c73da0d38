"""What was measured at each step, and who was there, over the API."""

from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Call, endpoint

from ..contracts import MeasuredStep
from ..queries.measured import Facet, PeopleAt, measured, people_at
from .shapes import SpanQuery, answered, span_of

MOST_PEOPLE = 500


class MeasuredOut(Answer):
    """A step as it was; null where nobody told it, `…_n` how many did. `intervals` are of 95 %.

    `success_rate` is of the `outcomes` moments that say how they ended; `sentiment` -1…1, `effort` 1…7;
    `nps` -100…100, `csat` the share of 4 and 5, `ces` as effort 1…7.
    """

    touchpoint: str
    stage: str | None
    volume: int
    customers: int
    success_rate: float | None
    outcomes: int
    failed: int
    abandoned: int
    sentiment: float | None
    sentiment_n: int
    effort: float | None
    effort_n: int
    nps: float | None
    nps_n: int
    csat: float | None
    csat_n: int
    ces: float | None
    ces_n: int
    intervals: dict[str, list[float]]


class MeasuredList(Answer):
    """Every step of the span, the busiest first."""

    steps: list[MeasuredOut]


class PeopleQuery(SpanQuery, kw_only=True):
    """Who was at `step` (a touchpoint's key, or `action:<name>`).

    `facet`: all, or those of whose moments there one ended so, or felt bad (negative) or good.
    """

    step: str
    facet: Facet = "all"
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_PEOPLE)] = 50


class PersonAtOut(Answer):
    """A customer: how often in the span, and their newest such moment."""

    customer_id: str
    times: int
    interaction_id: str


class PeopleOut(Answer):
    """The customers, who came last first: `limit` of `total`."""

    total: int
    people: list[PersonAtOut]


@endpoint(
    "GET",
    "/reports/measured",
    scope="read",
    query=SpanQuery,
    answer=MeasuredList,
    summary=_("What was measured at each step: volume, people, success, feeling, effort, scores"),
    problems=[503],
)
def report_measured(call: Call) -> MeasuredList:
    """Measure every step of [from, to)."""
    with answered():
        found = measured(span_of(call.query, call))
    return MeasuredList(steps=[measured_out(one) for one in found])


@endpoint(
    "GET",
    "/reports/people",
    scope="read",
    query=PeopleQuery,
    answer=PeopleOut,
    summary=_("Who was at a step"),
    problems=[503],
)
def report_people(call: Call) -> PeopleOut:
    """The people of a step, who were there last first."""
    query: PeopleQuery = call.query
    with answered():
        found = people_at(query.step, span_of(query, call), facet=query.facet, most=query.limit)
    return people_out(found)


def people_out(found: PeopleAt) -> PeopleOut:
    """People as they are answered."""
    return PeopleOut(
        total=found.total,
        people=[
            PersonAtOut(
                customer_id=str(one.customer_id),
                times=one.times,
                interaction_id=str(one.newest_id),
            )
            for one in found.people
        ],
    )


def measured_out(one: MeasuredStep) -> MeasuredOut:
    """A step as it is answered."""
    told = {
        name: getattr(one, name)
        for name in MeasuredOut.__struct_fields__
        if name not in ("touchpoint", "intervals")
    }
    intervals = {name: list(each) for name, each in one.intervals.items()}
    return MeasuredOut(touchpoint=one.step, intervals=intervals, **told)
