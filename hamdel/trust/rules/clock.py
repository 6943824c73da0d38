"""A promise's clock: it runs while we work, and warns when three quarters of its time are gone."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

WARN_AT: Final = 0.75  # of the time between the word and its end
_ONE: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_TOLD_BEFORE: Final = timedelta(minutes=30)
_LONG: Final = timedelta(days=400)  # so far ahead hours are as good as days


class Hours(Protocol):
    """When a team works: spans of a day in minutes, on the wall clock of a zone."""

    @property
    def zone(self) -> str:
        """The zone's name."""

    def spans_on(self, day: date) -> Sequence[tuple[int, int]]:
        """The spans of one day: from, and before which minute."""


def working_time(hours: Hours, start: datetime, end: datetime) -> timedelta:
    """How much of the time between two instants is worked."""
    zone = ZoneInfo(hours.zone)
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    total = timedelta()
    while day <= last:
        for opens, closes in hours.spans_on(day):
            begins = max(instant_of(day, opens, zone), start)
            ends = min(instant_of(day, closes, zone), end)
            total += max(ends - begins, timedelta())
        day += _ONE
    return total


def warns_at(hours: Hours | None, *, made: datetime, due: datetime) -> datetime:
    """When 75 % of a promise's working time are gone, to the minute below.

    Where nobody works in between, or no hours are known, or after a year, 75 % of all its time.
    """
    counted = hours is not None and due - made < _LONG
    whole = working_time(hours, made, due) if hours is not None and counted else timedelta()
    if hours is None or not whole:
        return made + (due - made) * WARN_AT
    low, high = made, due
    while high - low > _MINUTE:
        middle = low + (high - low) / 2
        if working_time(hours, made, middle) < whole * WARN_AT:
            low = middle
        else:
            high = middle
    return high.replace(second=0, microsecond=0) if high - made > _MINUTE else high


def tells_at(*, warns: datetime, due: datetime) -> datetime:
    """When the customer is told that it may be late: half an hour before, never before it is at risk."""
    return max(warns, due - _TOLD_BEFORE)


def instant_of(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The instant of a minute of a day on a wall clock, in UTC; minute 1440 ends the day."""
    days, rest = divmod(minute, 24 * 60)
    clock = time(rest // 60, rest % 60)
    return datetime.combine(day + days * _ONE, clock, tzinfo=zone).astimezone(UTC)
