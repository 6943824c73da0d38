"""Which step came right after which, over the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, endpoint
from hamdel.platform.problems import Problem
from hamdel.warehouse.public import TooMuch

from ..contracts import Behind
from ..queries.flows import directly_follows
from .shapes import FlowOut, FlowsOut, FlowsQuery, span_of


@endpoint(
    "GET",
    "/reports/directly-follows",
    scope="read",
    query=FlowsQuery,
    answer=FlowsOut,
    summary=_("Which step customers took right after which, how often, how long it took"),
    problems=[503],
)
def report_directly_follows(call: Call) -> FlowsOut:
    """Count consecutive moments of the same customers; it knows what was recorded a moment ago."""
    query: FlowsQuery = call.query
    try:
        found = directly_follows(span_of(query, call), by=query.by)
    except Behind as behind:
        raise Problem(
            503,
            "The warehouse is catching up.",
            detail=f"{behind.waiting} rows of the log wait; `hamdel work` writes them.",
            headers={"Retry-After": "60"},
        ) from None
    except TooMuch:
        raise Problem(503, "This takes more memory than a question is given.") from None
    return FlowsOut(
        flows=[
            FlowOut(
                from_=one.source,
                to=one.target,
                count=one.count,
                median_seconds=one.median_seconds,
            )
            for one in found
        ]
    )
