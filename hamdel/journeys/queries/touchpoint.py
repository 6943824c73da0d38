"""One touchpoint: what was measured there, on which ways, with what reach."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from hamdel.interactions.public import moments_by_id
from hamdel.platform.instants import to_micros
from hamdel.touchpoints.public import KindRow

from ..contracts import MeasuredStep, Span
from ..rules.measuring import measured_step
from ..rules.reach import Metric, Told, converted, counted, told_by
from .asking import At, StepOf, ask_of_span
from .flows import touchpoint_of
from .funnel import Course, funnel

BOUGHT: Final = "action:Order Completed"
SAMPLE: Final = 1_000  # the newest moments, of which times and ranks are read
WITHIN: Final = timedelta(days=7)
_BETWEEN: Final = "\x1f"
_ELSEWHERE: Final = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WayAt:
    """A channel, device or action of a touchpoint: its moments, and how they ended."""

    key: str
    seen: int
    succeeded: int
    ended: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AtTouchpoint:
    """A touchpoint in a span and the one before. `emotions`: moments by emotion, the commonest first."""

    now: MeasuredStep
    before: MeasuredStep
    channels: tuple[WayAt, ...]
    devices: tuple[WayAt, ...]
    actions: tuple[WayAt, ...]
    emotions: Mapping[str, int]
    felt_good: int
    felt_bad: int


def at_touchpoint(key: str, span: Span, *, before: tuple[datetime, datetime]) -> AtTouchpoint:
    """What was measured at a touchpoint, beside an earlier span that ends where this begins.

    Scores of those who were asked are not in it. Raises Behind and TooMuch.
    """
    rows = ask_of_span(
        "at_touchpoint",
        Span(since=before[0], until=span.until, segment_id=span.segment_id),
        step=_ways_at(key),
        values={"now_from": to_micros(span.since), "elsewhere": At(_ELSEWHERE)},
        steps_at=(2,),
    )
    whole = {row[0]: row for row in rows if row[1] == "whole"}
    ways = [(row[2].split(_BETWEEN), row) for row in rows if row[1] == "way" and row[0]]
    now = whole.get(True)
    return AtTouchpoint(
        now=_measured(key, now),
        before=_measured(key, whole.get(False)),
        channels=_summed((names[0], row) for names, row in ways),
        devices=_summed((names[1], row) for names, row in ways),
        actions=_summed((names[2], row) for names, row in ways),
        emotions={row[3]: row[4] for row in rows if row[1] == "emotion" and row[0] and row[3]},
        felt_good=now[15] if now else 0,
        felt_bad=now[16] if now else 0,
    )


def reach_of(key: str, span: Span, actions: Mapping[str, int]) -> dict[Metric, Told]:
    """How far a touchpoint reaches, as the log tells it.

    Views, clicks and video views by the names of actions (`actions`: how often each was met); time on a
    page and rank in a search by what its newest SAMPLE moments tell; conversion by who bought within
    seven days after. Raises Behind and TooMuch.
    """
    rows = ask_of_span(
        "newest", span, step=touchpoint_of, values={"at": At(key), "most": SAMPLE}, steps_at=()
    )
    moments = moments_by_id([row[0] for row in rows])
    found = counted(actions) | told_by(one.properties for one in moments.values())
    if "Order Completed" not in actions:
        levels = funnel(span, Course(steps=(key, BOUGHT), window=WITHIN)).levels
        if bought := converted(levels[1].people, levels[0].people):
            found["conversion"] = bought
    return found


def _ways_at(key: str) -> StepOf:
    def step(kind: KindRow) -> str:
        if kind.touchpoint != key:
            return _ELSEWHERE
        return _BETWEEN.join((kind.channel, kind.device, kind.action))

    return step


def _measured(key: str, row: tuple[Any, ...] | None) -> MeasuredStep:
    if row is None:
        return measured_step(key, None, (0, 0, 0, 0, 0), (0, None, None), (0, None, None), {})
    return measured_step(key, None, row[4:9], row[9:12], row[12:15], {})


def _summed(named: Any) -> tuple[WayAt, ...]:
    seen, succeeded, ended = Counter[str](), Counter[str](), Counter[str]()
    for name, row in named:
        seen[name] += row[4]
        succeeded[name] += row[6]
        ended[name] += sum(row[6:9])
    return tuple(
        WayAt(key=name, seen=count, succeeded=succeeded[name], ended=ended[name])
        for name, count in sorted(seen.items(), key=lambda one: (-one[1], one[0]))
    )
