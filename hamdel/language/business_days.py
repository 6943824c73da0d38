"""Business days: which days are worked, and counting them, with Iran's weekends and holidays."""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .iran_holidays import iran_holidays
from .jalali_calendar import weekday_of

_DAYS = 7
_THURSDAY = 5
_FRIDAY = 6
_HALF = 0.5


class Weekend(NamedTuple):
    """The weekdays that are off and those worked for half, 0 Saturday to 6 Friday."""

    off: frozenset[int]
    half: frozenset[int] = frozenset()


FRIDAY = Weekend(frozenset({_FRIDAY}))
THURSDAY_AND_FRIDAY = Weekend(frozenset({_THURSDAY, _FRIDAY}))
HALF_THURSDAY_AND_FRIDAY = Weekend(frozenset({_FRIDAY}), half=frozenset({_THURSDAY}))


def share_of_day(
    day: date, *, weekend: Weekend = FRIDAY, holidays: Container[date] | None = None
) -> float:
    """Return how much of `day` is worked: 1, 0.5 or 0.

    `holidays` are days off besides the weekend; without them Iran's public holidays.
    """
    off = iran_holidays() if holidays is None else holidays
    weekday = weekday_of(day)
    if weekday in weekend.off or day in off:
        return 0.0
    return _HALF if weekday in weekend.half else 1.0


def is_business_day(
    day: date, *, weekend: Weekend = FRIDAY, holidays: Container[date] | None = None
) -> bool:
    """Tell whether `day` is worked at all; half a Thursday is."""
    return share_of_day(day, weekend=weekend, holidays=holidays) > 0


def add_business_days(
    day: date, count: float, *, weekend: Weekend = FRIDAY, holidays: Container[date] | None = None
) -> date:
    """Return the day on which `count` business days after `day` are complete.

    `day` itself does not count; a half day counts half. A negative count goes back. Zero is the
    same day, worked or not. Raises ValueError where no day of the week is worked, and
    OverflowError where the calendar ends.
    """
    _some_day_is_worked(weekend)
    left, here = abs(count), day
    step = timedelta(days=1 if count > 0 else -1)
    while left > 0:
        here += step
        left -= share_of_day(here, weekend=weekend, holidays=holidays)
    return here


def business_days_between(
    start: date, end: date, *, weekend: Weekend = FRIDAY, holidays: Container[date] | None = None
) -> float:
    """Return the business days after `start` up to and with `end`, halves as 0.5.

    Negative where `end` is the earlier day, and then the days after `end` up to `start`.
    """
    if end < start:
        return -business_days_between(end, start, weekend=weekend, holidays=holidays)
    return sum(
        share_of_day(day, weekend=weekend, holidays=holidays) for day in _days_after(start, end)
    )


def _days_after(start: date, end: date) -> Iterator[date]:
    for days in range(1, (end - start).days + 1):
        yield start + timedelta(days=days)


def _some_day_is_worked(weekend: Weekend) -> None:
    if len(weekend.off) >= _DAYS:
        raise ValueError("A week without a working day has no business days.")
