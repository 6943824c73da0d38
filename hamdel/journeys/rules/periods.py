"""Jalali weeks, months and seasons in a row, beside the same of the year before. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, Literal

from hamdel.language.jalali import (
    DateRange,
    month_range,
    same_days_of_last_year,
    season_range,
    week_range,
    year_range,
)

Unit = Literal["week", "month", "season", "year"]
_RANGES: Final[dict[Unit, Callable[[date], DateRange]]] = {
    "week": week_range,
    "month": month_range,
    "season": season_range,
    "year": year_range,
}
QUARTER: Final = (
    900_000_000  # microseconds of a quarter of an hour; midnights of every zone lie on one
)
_DAY: Final = timedelta(days=1)


def periods_until(today: date, unit: Unit, count: int) -> list[DateRange]:
    """The last `count` periods, oldest first; the one that holds `today` is the last."""
    found = [_RANGES[unit](today)]
    while len(found) < count:
        found.append(_RANGES[unit](found[-1].start - _DAY))
    return found[::-1]


def year_earlier(days: DateRange, unit: Unit) -> DateRange:
    """The period of the year before to compare with, the same way from Nowruz.

    Months, seasons and years are the same by name. Weeks begin on Saturdays: it is the one that holds
    the same Jalali day as the middle of this one.
    """
    if unit == "week":
        middle = days.start + timedelta(days=3)
        return week_range(same_days_of_last_year(DateRange(middle, middle + _DAY)).start)
    return same_days_of_last_year(days)


@dataclass(frozen=True, slots=True)
class Slots:
    """Quarters of an hour since 1970 and the place of the period that holds each."""

    slots: list[int]
    places: list[int]


def slots_of(periods: Sequence[DateRange], *, zone: tzinfo) -> Slots:
    """The quarters of an hour of some periods of a zone, which may not overlap."""
    found = Slots([], [])
    for place, days in enumerate(periods):
        first, last = (_quarter(day, zone) for day in days)
        found.slots.extend(range(first, last))
        found.places.extend([place] * (last - first))
    return found


def _quarter(day: date, zone: tzinfo) -> int:
    midnight = datetime.combine(day, time(), zone)
    return int(midnight.timestamp() * 1_000_000) // QUARTER
