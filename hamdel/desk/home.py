"""What the home says: how yesterday was, what stands out, what waits. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from hamdel.touchpoints.public import DayVolume

SHOWN_DAYS = 14
USUAL_DAYS = 7
# A change is told when it is beyond what chance alone gives a count (Poisson), and not tiny.
STANDS_OUT = 3.0
LEAST_COUNT = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of the chart; places in a drawing of 100 × 100, from its leading side."""

    day: date
    count: int
    x: float
    width: float
    height: float
    current: bool


@dataclass(frozen=True, slots=True)
class Share:
    """One channel or stage: how many in the last seven full days, against the seven before."""

    name: str
    count: int
    share: float
    change: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """What was other than usual yesterday: `usual` is the mean of the seven days before."""

    of: str
    name: str
    count: int
    usual: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Volume:
    """Everything the home draws of how much came in."""

    today: int
    yesterday: int
    usual: float
    bars: tuple[Bar, ...]
    top: int
    channels: tuple[Share, ...]
    stages: tuple[Share, ...]
    changes: tuple[Change, ...]

    @property
    def ratio(self) -> float | None:
        """Yesterday against the usual day: 0.12 is 12 % more; None where nothing is usual yet."""
        return self.yesterday / self.usual - 1 if self.usual else None


def volume_of(rows: Sequence[DayVolume], *, today: date, stages: Sequence[str]) -> Volume:
    """Sum the days up; `stages` are the stages' keys in order."""
    by_day: Counter[date] = Counter()
    for row in rows:
        by_day[row.day] += row.seen
    days = [today - timedelta(days=back) for back in range(SHOWN_DAYS - 1, -1, -1)]
    yesterday = today - timedelta(days=1)
    order = {key: place for place, key in enumerate(stages)}
    found = _shares(rows, lambda row: row.stage or "", yesterday)
    return Volume(
        today=by_day[today],
        yesterday=by_day[yesterday],
        usual=_mean(by_day, yesterday),
        bars=_bars(days, by_day, today),
        top=max((by_day[day] for day in days), default=0),
        channels=tuple(_shares(rows, lambda row: row.channel, yesterday))[:7],
        stages=tuple(sorted(found, key=lambda share: order.get(share.name, len(order)))),
        changes=tuple(_changes(rows, yesterday)),
    )


def _bars(days: Sequence[date], by_day: Counter[date], today: date) -> tuple[Bar, ...]:
    top = max((by_day[day] for day in days), default=0) or 1
    step = 100 / len(days)
    return tuple(
        Bar(
            day=day,
            count=by_day[day],
            x=round(place * step + step * 0.14, 2),
            width=round(step * 0.72, 2),
            height=round(100 * by_day[day] / top, 2),
            current=day == today,
        )
        for place, day in enumerate(days)
    )


def _shares(
    rows: Iterable[DayVolume], key: Callable[[DayVolume], str], yesterday: date
) -> list[Share]:
    recent: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for row in rows:
        back = (yesterday - row.day).days
        if 0 <= back < USUAL_DAYS:
            recent[key(row)] += row.seen
        elif USUAL_DAYS <= back < 2 * USUAL_DAYS:
            before[key(row)] += row.seen
    total = recent.total() or 1
    return [
        Share(
            name=name,
            count=count,
            share=count / total,
            change=count / before[name] - 1 if before[name] else None,
        )
        for name, count in recent.most_common()
    ]


def _changes(rows: Sequence[DayVolume], yesterday: date) -> list[Change]:
    found: list[tuple[float, Change]] = []
    for of, key in (("channel", _channel), ("stage", _stage)):
        names = {key(row) for row in rows}
        for name in names:
            by_day: Counter[date] = Counter()
            for row in rows:
                if key(row) == name:
                    by_day[row.day] += row.seen
            count, usual = by_day[yesterday], _mean(by_day, yesterday)
            strength = abs(count - usual) / sqrt(max(usual, 1.0))
            if strength >= STANDS_OUT and max(count, usual) >= LEAST_COUNT and usual:
                found.append((strength, Change(of, name, count, usual, count / usual - 1)))
    found.sort(key=lambda pair: -pair[0])
    return [change for _, change in found[:5]]


def _channel(row: DayVolume) -> str:
    return row.channel


def _stage(row: DayVolume) -> str:
    return row.stage or ""


def _mean(by_day: Counter[date], yesterday: date) -> float:
    """The mean of the seven days before yesterday, of those since the first day that had any."""
    days = [yesterday - timedelta(days=back) for back in range(1, USUAL_DAYS + 1)]
    first = min((day for day in by_day if by_day[day]), default=yesterday)
    counted = [by_day[day] for day in days if day >= first]
    return sum(counted) / len(counted) if counted else 0.0
