"""When so many working minutes have passed: counted in real minutes, judged by the wall clock.

A minute counts when its start is open; what is due is due at the end of the last counted minute.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

MINUTE: Final = 60  # seconds
FURTHEST: Final = 12 * 366  # days looked ahead
_DAY: Final = 86_400

Span = tuple[int, int]  # minutes of a day: from, and before which
SpansOn = Callable[[date], Sequence[Span]]
Pause = tuple[datetime, datetime]  # from, and before which nothing counts


class NeverDue(ValueError):
    """Within some twelve years there are not so many working minutes."""


def due_after(
    spans_on: SpansOn,
    *,
    zone: ZoneInfo,
    start: datetime,
    minutes: int,
    pauses: Sequence[Pause] = (),
) -> datetime:
    """Return when `minutes` working minutes after `start` have passed, in UTC.

    `spans_on` gives a day's open spans on the wall clock of `zone`; what begins within one of
    `pauses` does not count. Raises NeverDue.
    """
    if minutes <= 0:
        return start.astimezone(UTC)
    begin = start.timestamp()
    left = minutes
    for k0, k1 in _counted(spans_on, zone, begin, pauses):
        if k1 - k0 >= left:
            return datetime.fromtimestamp(begin + (k0 + left) * MINUTE, UTC)
        left -= k1 - k0
    raise NeverDue(minutes)


def minutes_between(
    spans_on: SpansOn,
    *,
    zone: ZoneInfo,
    start: datetime,
    end: datetime,
    pauses: Sequence[Pause] = (),
) -> int:
    """Count the working minutes that begin from `start` on and before `end`: those `due_after` counts."""
    begin, last = start.timestamp(), end.timestamp()
    before = math.ceil((last - begin) / MINUTE)
    counted = 0
    for k0, k1 in _counted(spans_on, zone, begin, pauses, until=last):
        counted += max(min(k1, before) - k0, 0)
    return counted


def closed_between(
    spans_on: SpansOn, *, zone: ZoneInfo, start: datetime, end: datetime
) -> list[Pause]:
    """The stretches from `start` to `end` in which nobody works, in order, in UTC."""
    done, last = start.timestamp(), end.timestamp()
    found: list[Pause] = []
    for opens, closes in (*_stretches(spans_on, zone, done, until=last), (last, last)):
        if done < min(opens, last):
            found.append((_utc(done), _utc(min(opens, last))))
        done = max(done, closes)
    return found


def _counted(
    spans_on: SpansOn,
    zone: ZoneInfo,
    begin: float,
    pauses: Sequence[Pause],
    *,
    until: float = math.inf,
) -> Iterator[tuple[int, int]]:
    """Which minutes count, from and before which: minute k begins at begin + 60 k."""
    off = sorted((first.timestamp(), last.timestamp()) for first, last in pauses)
    for opens, closes in _stretches(spans_on, zone, begin, until=until):
        for first, last in _without(opens, closes, off):
            yield _minute_from(begin, first), _minute_from(begin, last)


def _minute_from(begin: float, at: float) -> int:
    """The first minute that begins at an instant or after it."""
    return int(-((begin - at) // MINUTE))


def _without(
    opens: float, closes: float, off: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """What is left of a stretch without the parts that are off, in order."""
    at = opens
    for first, last in off:
        if first >= closes:
            break
        if at < first:
            yield at, first
        at = max(at, last)
    if at < closes:
        yield at, closes


def _stretches(
    spans_on: SpansOn, zone: ZoneInfo, begin: float, *, until: float
) -> Iterator[tuple[float, float]]:
    """The open stretches from an instant on, in order; the last may end after `until`."""
    for first, last, offset in _still_pieces(begin, zone):
        if first >= until:
            return
        yield from _open_in(spans_on, first, last, offset)


def _utc(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _still_pieces(begin: float, zone: ZoneInfo) -> Iterator[tuple[float, float, int]]:
    """Pieces of time, (from, before, seconds east of UTC), within which no clock is changed."""
    at = begin
    for _ in range(FURTHEST):
        after = (at // _DAY + 1) * _DAY
        first, last = _offset(at, zone), _offset(after, zone)
        if first == last:
            yield at, after, first
        else:
            change = _change(at, after, zone)
            yield at, change, first
            yield change, after, last
        at = after


def _change(first: float, last: float, zone: ZoneInfo) -> float:
    """The second at which the clocks change between two instants of different offsets."""
    before = _offset(first, zone)
    low, high = int(first), int(last)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(at: float, zone: ZoneInfo) -> int:
    east = datetime.fromtimestamp(at, zone).utcoffset()
    return int(east.total_seconds()) if east is not None else 0


def _open_in(
    spans_on: SpansOn, first: float, last: float, offset: int
) -> Iterator[tuple[float, float]]:
    """The open stretches between two instants, in order, never overlapping."""
    day = datetime.fromtimestamp(first + offset, UTC).date()
    while True:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() - offset
        if midnight >= last:
            return
        done = first
        for opens, closes in sorted(spans_on(day)):
            begins = max(midnight + opens * MINUTE, done)
            ends = min(midnight + closes * MINUTE, last)
            if begins < ends:
                yield begins, ends
                done = ends
        day += timedelta(days=1)
