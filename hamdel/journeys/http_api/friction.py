"""Where it hurts, over the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Call, endpoint

from ..queries.friction import friction
from ..rules.friction import Counts, Sore
from .shapes import SpanQuery, answered, span_of


class CountsOut(Answer):
    """Moments of a step in a span: all, those that hurt, and by each sign of it."""

    seen: int
    customers: int
    hurt: int
    signs: dict[str, int]


class SoreOut(Answer):
    """A step: `interval` is the 95 % interval of `now.hurt`; `change` of its share, .5 is half as much again."""

    step: str
    now: CountsOut
    before: CountsOut
    interval: list[int]
    change: float | None
    surely_changed: bool


class FrictionOut(Answer):
    """The steps, the one with most hurting moments first; `hurt` is all there is, also of steps too few to rank."""

    hurt: int
    items: list[SoreOut]


@endpoint(
    "GET",
    "/reports/friction",
    scope="read",
    query=SpanQuery,
    answer=FrictionOut,
    summary=_("At which steps moments hurt, beside the span before"),
    problems=[503],
)
def report_friction(call: Call) -> FrictionOut:
    """Rank steps by moments that hurt in [from, to), beside as long a span before."""
    span = span_of(call.query, call)
    before = (span.since - (span.until - span.since), span.since)
    with answered():
        found = friction(span, before=before)
    return FrictionOut(hurt=found.hurt, items=[_out(one) for one in found.sores])


def _out(one: Sore) -> SoreOut:
    return SoreOut(
        step=one.step,
        now=_counts(one.now),
        before=_counts(one.before),
        interval=list(one.interval),
        change=one.change,
        surely_changed=one.surely_changed,
    )


def _counts(given: Counts) -> CountsOut:
    return CountsOut(
        seen=given.seen, customers=given.customers, hurt=given.hurt, signs=given.signs
    )
