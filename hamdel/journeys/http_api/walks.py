"""The ways customers went, over the API."""

from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Call, endpoint

from ..queries.walks import WHOLE, ToWhat, walks
from ..rules.walks import Walks
from .shapes import SpanQuery, answered, span_of

LEFT = "left"


class VariantsQuery(SpanQuery):
    """Whole ways in [from, to): repeats in a row are one step, twelve steps at most."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=500)] = 50


class PathsQuery(VariantsQuery, kw_only=True):
    """What led to `goal`: a touchpoint's key, `action:<name>`, or `left` (silent for the last 30 days)."""

    goal: Annotated[str, msgspec.Meta(min_length=1)]


class WalkOut(Answer):
    """A way: how many customers went it, their share; `cut` where it was longer."""

    steps: list[str]
    cut: bool
    customers: int
    share: float
    median_seconds: float


class WalksOut(Answer):
    """The ways, the most frequent first: of `ways`, gone by `ended` customers of `customers`.

    `interval` is the 95 % interval of the share of customers who came to the end.
    """

    walks: list[WalkOut]
    ways: int
    ended: int
    customers: int
    share: float
    interval: list[float]


@endpoint(
    "GET",
    "/reports/variants",
    scope="read",
    query=VariantsQuery,
    answer=WalksOut,
    summary=_("The whole ways that most customers went"),
    problems=[503],
)
def report_variants(call: Call) -> WalksOut:
    """Whole ways, the most frequent first."""
    query: VariantsQuery = call.query
    with answered():
        return _out(walks(span_of(query, call), WHOLE, most=query.limit))


@endpoint(
    "GET",
    "/reports/paths",
    scope="read",
    query=PathsQuery,
    answer=WalksOut,
    summary=_("What led customers to a step, or to leaving"),
    problems=[503],
)
def report_paths(call: Call) -> WalksOut:
    """The last five steps of the thirty days before customers first came to the goal in the span."""
    query: PathsQuery = call.query
    left = query.goal == LEFT
    to = ToWhat(goal="left") if left else ToWhat(goal="step", step=query.goal)
    with answered():
        return _out(walks(span_of(query, call), to, most=query.limit))


def _out(found: Walks) -> WalksOut:
    return WalksOut(
        walks=[
            WalkOut(
                steps=list(one.steps),
                cut=one.cut,
                customers=one.people,
                share=found.share_of(one),
                median_seconds=one.median_seconds,
            )
            for one in found.walks
        ],
        ways=found.ways,
        ended=found.ended,
        customers=found.everybody,
        share=found.share,
        interval=list(found.interval),
    )
