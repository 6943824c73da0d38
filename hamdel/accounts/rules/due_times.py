"""When so many working minutes have passed: counted in real minutes, judged by the wall clock.

A minute counts when its start is open; what is due is due at the end of the last counted minute.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

MINUTE: Final = 60  # seconds
FURTHEST: Final = 12 * 366  # days looked ahead
_DAY: Final = 86_400

Span = tuple[int, int]  # minutes of a day: from, and before which
SpansOn = Callable[[date], Sequence[Span]]


class NeverDue(ValueError):
    """Within some twelve years there are not so many working minutes."""


def due_after(spans_on: SpansOn, *, zone: ZoneInfo, start: datetime, minutes: int) -> datetime:
    """Return when `minutes` working minutes after `start` have passed, in UTC.

    `spans_on` gives a day's open spans on the wall clock of `zone`. Raises NeverDue.
    """
    if minutes <= 0:
        return start.astimezone(UTC)
    begin = start.timestamp()
    left = minutes
    for first, last, offset in _still_pieces(begin, zone):
        for opens, closes in _open_in(spans_on, first, last, offset):
            # Minute k begins at begin + 60 k: those that begin within [opens, closes).
            k0, k1 = (-((begin - at) // MINUTE) for at in (opens, closes))
            if k1 - k0 >= left:
                return datetime.fromtimestamp(begin + (k0 + left) * MINUTE, UTC)
            left -= int(k1 - k0)
    raise NeverDue(minutes)


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
