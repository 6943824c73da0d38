"""Why they turn to us: the types and reasons of cases of a period against the one before. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from hamdel.language.jalali import month_range, season_range, week_range

Span = Literal["week", "month", "season"]
SPANS: Final[tuple[Span, ...]] = ("week", "month", "season")
_RANGES: Final = {"week": week_range, "month": month_range, "season": season_range}
TOP: Final = 3
FARTHEST: Final = 60  # periods back


@dataclass(frozen=True, slots=True)
class Counted:
    """How many cases of a type, reason and touchpoint were opened in the period, and in the one before.

    `topic` is the reason's kind and topic, like «failed:Transfer».
    """

    type: str
    topic: str
    touchpoint: str
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class Share:
    """One name with its counts."""

    name: str
    now: int
    before: int

    @property
    def change(self) -> int:
        """How many more than in the period before."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Driver:
    """A type of cases: its counts, and what they are mostly about and come from."""

    type: str
    now: int
    before: int
    share: float
    topics: tuple[Share, ...]
    touchpoints: tuple[Share, ...]

    @property
    def change(self) -> int:
        """How many more than in the period before."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Period:
    """Days of a Jalali week, month or season: `until` is past its end."""

    span: Span
    since: date
    until: date


def period_of(span: Span, day: date, *, back: int = 0) -> Period:
    """The period that a day lies in, or one so many periods before it."""
    found = _RANGES[span](day)
    for _ in range(back):
        found = _RANGES[span](found.start - timedelta(days=1))
    return Period(span, found.start, found.end)


def compared_with(period: Period, *, today: date) -> Period:
    """The period before; of one that still runs only as many days are compared as have begun."""
    before = period_of(period.span, period.since - timedelta(days=1))
    if period.until <= today:
        return before
    passed = max(today - period.since + timedelta(days=1), timedelta(0))
    return Period(before.span, before.since, min(before.since + passed, before.until))


def drivers_of(rows: Iterable[Counted]) -> list[Driver]:
    """The types, the one with most cases in the period first; those that are gone now are last."""
    by_type: dict[str, list[Counted]] = {}
    for row in rows:
        by_type.setdefault(row.type, []).append(row)
    total = sum(row.now for found in by_type.values() for row in found)
    drivers = [_driver(key, found, total) for key, found in by_type.items()]
    return sorted(drivers, key=lambda one: (-one.now, -one.before, one.type))


def _driver(key: str, rows: list[Counted], total: int) -> Driver:
    now, before = sum(row.now for row in rows), sum(row.before for row in rows)
    return Driver(
        type=key,
        now=now,
        before=before,
        share=now / total if total else 0.0,
        topics=_top((row.topic, row) for row in rows),
        touchpoints=_top((row.touchpoint, row) for row in rows),
    )


def _top(named: Iterable[tuple[str, Counted]]) -> tuple[Share, ...]:
    now: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for name, row in named:
        if name:
            now[name] += row.now
            before[name] += row.before
    first = sorted(now, key=lambda name: (-now[name], -before[name], name))[:TOP]
    return tuple(Share(name, now[name], before[name]) for name in first)
