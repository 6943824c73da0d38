"""Which step came right after which, over the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, endpoint

from ..queries.flows import directly_follows
from .shapes import FlowOut, FlowsOut, FlowsQuery, answered, span_of


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
    with answered():
        found = directly_follows(span_of(query, call), by=query.by)
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
