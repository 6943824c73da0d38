"""What an improvement changed, over the API."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Call, endpoint
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem

from ..queries.effects import effect
from ..rules.differences import Difference
from ..rules.effects import Doubt, Effect, Line, Name
from .improvements import known


class DifferenceOut(Answer):
    """After less before, with the 95 % interval."""

    value: float
    interval: list[float]


class LineOut(Answer):
    """A number before and after, each of so many; `better`: null where it may be chance."""

    name: Name
    before: float
    after: float
    before_n: int
    after_n: int
    difference: DifferenceOut
    better: bool | None


class EffectOut(Answer):
    """What changed between [before_from, before_to) and [after_from, after_to).

    `hurt` beside others: than other steps of its stage (difference in differences), than the same Jalali
    days of last year, and with the mix of channels and devices of before. `doubts`: why the comparison
    may be unfair. While it is not done, or where it has no touchpoint, there are no spans and no lines.
    """

    before_from: str | None
    before_to: str | None
    after_from: str | None
    after_to: str | None
    lines: list[LineOut]
    than_others: DifferenceOut | None
    than_last_year: DifferenceOut | None
    with_one_mix: DifferenceOut | None
    doubts: list[Doubt]


@endpoint(
    "GET",
    "/improvements/{id}/effect",
    scope="read",
    answer=EffectOut,
    summary=_("What a finished improvement changed at its touchpoint"),
    problems=[404, 503],
)
def read_effect(call: Call, id: str) -> EffectOut:  # noqa: A002 - the name in the address
    """Compare the touchpoint before the improvement began with after it was done."""
    facts = known(id)
    if facts.done_at is None or not facts.step:
        return _NOTHING
    found = effect(facts, now=call.now)
    if found is None:
        raise Problem(503, "The log can not be asked right now.", headers={"Retry-After": "60"})
    return _out(found)


_NOTHING: Final = EffectOut(
    before_from=None, before_to=None, after_from=None, after_to=None, lines=[], than_others=None,
    than_last_year=None, with_one_mix=None, doubts=["not_measured"],
)  # fmt: skip


def _out(found: Effect) -> EffectOut:
    (before_from, before_to), (after_from, after_to) = found.spans.before, found.spans.after
    return EffectOut(
        before_from=rfc3339(before_from),
        before_to=rfc3339(before_to),
        after_from=rfc3339(after_from),
        after_to=rfc3339(after_to),
        lines=[_line(one) for one in found.lines],
        than_others=_apart(found.than_others),
        than_last_year=_apart(found.than_last_year),
        with_one_mix=_apart(found.with_one_mix),
        doubts=list(found.doubts),
    )


def _line(one: Line) -> LineOut:
    return LineOut(
        name=one.name,
        before=one.before,
        after=one.after,
        before_n=one.before_n,
        after_n=one.after_n,
        difference=DifferenceOut(value=one.apart.value, interval=[one.apart.low, one.apart.high]),
        better=one.better,
    )


def _apart(one: Difference | None) -> DifferenceOut | None:
    return None if one is None else DifferenceOut(value=one.value, interval=[one.low, one.high])
