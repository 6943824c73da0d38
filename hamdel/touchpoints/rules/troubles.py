"""When did a touchpoint fail more than it usually does? Days, devices, and how much. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from statistics import median
from typing import Final

# A day stands out when its failures are far beyond what the usual share gives by chance
# (binomial, normal approximation), and not a handful.
STANDS_OUT: Final = 5.0
LEAST_FAILED: Final = 10
LEAST_SHARE: Final = 0.02  # a touchpoint that never fails is not thought to be perfect
LEAST_DAYS: Final = 5  # with fewer, nothing is usual yet


@dataclass(frozen=True, slots=True)
class DayOutcomes:
    """How the moments of a touchpoint on one kind of device went on a day."""

    day: date
    touchpoint: str
    device: str
    seen: int
    failed: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Days in a row on which a touchpoint failed beyond its usual share; shares are 0…1.

    `device` is where it was worst, `device_share` its share of failure there.
    """

    touchpoint: str
    first: date
    last: date
    seen: int
    failed: int
    usual: float
    device: str
    device_share: float

    @property
    def share(self) -> float:
        """The share that failed in those days."""
        return self.failed / self.seen

    @property
    def more(self) -> int:
        """How many failed that usually would not have."""
        return round(self.failed - self.usual * self.seen)


def troubles(rows: Sequence[DayOutcomes]) -> list[Trouble]:
    """The troubles of every touchpoint, the greatest first."""
    by_touchpoint: dict[str, list[DayOutcomes]] = {}
    for row in rows:
        by_touchpoint.setdefault(row.touchpoint, []).append(row)
    found = [one for key, own in by_touchpoint.items() for one in _of_one(key, own)]
    return sorted(found, key=lambda one: (-one.more, one.touchpoint))


def usual_share(rows: Sequence[DayOutcomes]) -> float | None:
    """The share of a touchpoint's moments that fails on a usual day, 0…1; None where nothing is usual yet."""
    return _usual(*_sums(rows))


def stands_out(seen: int, failed: int, usual: float) -> bool:
    """Whether so many of `seen` failed that the usual share does not give it by chance."""
    expected = usual * seen
    spread = sqrt(max(seen * usual * (1 - usual), 1.0))
    return failed >= LEAST_FAILED and (failed - expected) / spread >= STANDS_OUT


def _usual(seen: Counter[date], failed: Counter[date]) -> float | None:
    if len(seen) < LEAST_DAYS:
        return None
    return max(median(failed[day] / seen[day] for day in seen), LEAST_SHARE)


def _of_one(key: str, rows: Sequence[DayOutcomes]) -> Iterable[Trouble]:
    seen, failed = _sums(rows)
    usual = _usual(seen, failed)
    if usual is None:
        return
    run: list[date] = []
    for day in sorted(day for day in seen if stands_out(seen[day], failed[day], usual)):
        if run and day - run[-1] > timedelta(days=1):
            yield _trouble(key, rows, run, usual)
            run = []
        run.append(day)
    if run:
        yield _trouble(key, rows, run, usual)


def _sums(rows: Iterable[DayOutcomes]) -> tuple[Counter[date], Counter[date]]:
    seen: Counter[date] = Counter()
    failed: Counter[date] = Counter()
    for row in rows:
        seen[row.day] += row.seen
        failed[row.day] += row.failed
    return seen, failed


def _trouble(key: str, rows: Sequence[DayOutcomes], run: Sequence[date], usual: float) -> Trouble:
    inside = [row for row in rows if run[0] <= row.day <= run[-1]]
    seen: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for row in inside:
        seen[row.device] += row.seen
        failed[row.device] += row.failed
    worst = max(failed, key=lambda device: (failed[device] - usual * seen[device], device))
    return Trouble(
        touchpoint=key,
        first=run[0],
        last=run[-1],
        seen=seen.total(),
        failed=failed.total(),
        usual=usual,
        device=worst,
        device_share=failed[worst] / seen[worst],
    )
