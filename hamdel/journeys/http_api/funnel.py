"""How many come how far along ordered steps, over the API."""

from datetime import timedelta
from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Call, endpoint
from hamdel.platform.problems import Problem

from ..queries.funnel import Course, funnel
from ..rules.funnel import FEWEST, MOST
from .shapes import SpanQuery, answered, span_of


class FunnelQuery(SpanQuery, kw_only=True):
    """`steps`: two to six, in order, between commas: touchpoints' keys, or `action:<name>`.

    Customers at the first in [from, to); the others within `window_days` of it.
    """

    steps: str
    window_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 7


class LevelOut(Answer):
    """A step: shares 0…1 of the first and of the one before; `interval` (95 %) of the share of the first."""

    step: str
    customers: int
    of_first: float
    of_before: float
    interval: list[float]
    median_seconds: float | None


class FunnelOut(Answer):
    """The steps in order."""

    steps: list[LevelOut]


@endpoint(
    "GET",
    "/reports/funnel",
    scope="read",
    query=FunnelQuery,
    answer=FunnelOut,
    summary=_("How many customers come how far along ordered steps"),
    problems=[503],
)
def report_funnel(call: Call) -> FunnelOut:
    """Count customers along steps in order."""
    query: FunnelQuery = call.query
    steps = [one.strip() for one in query.steps.split(",") if one.strip()]
    if not FEWEST <= len(steps) <= MOST:
        raise Problem(400, f"Name {FEWEST} to {MOST} steps.", field="steps")
    course = Course(steps=steps, window=timedelta(days=query.window_days))
    with answered():
        found = funnel(span_of(query, call), course)
    return FunnelOut(
        steps=[
            LevelOut(
                step=one.step,
                customers=one.people,
                of_first=one.of_first,
                of_before=one.of_before,
                interval=list(one.interval),
                median_seconds=one.median_seconds,
            )
            for one in found.levels
        ]
    )
