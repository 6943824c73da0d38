"""Working hours as the settings draw them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hamdel.accounts.contracts import HolidayFacts
from hamdel.accounts.queries.calendars import holidays_of
from hamdel.accounts.rules.opening_hours import OpeningHours, is_open
from hamdel.accounts.rules.telling_hours import tell_opening
from hamdel.language.jalali import JalaliDate
from hamdel.platform.cursors import row_number
from hamdel.platform.web.formats import screen_language

_FIRST, _LAST = 1300, 1499


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Whether they work just now, and what a customer is told of it."""

    open: bool
    told: str


@dataclass(frozen=True, kw_only=True)
class YearOfDays:
    """The days off of a Jalali year: those to come, and those that are over.

    `before` and `after` are the years beside it, None where there is none.
    """

    year: int
    start: date
    end: date
    days: tuple[HolidayFacts, ...]
    over: tuple[HolidayFacts, ...]
    before: int | None
    after: int | None


def opening_now(hours: OpeningHours | None, now: datetime) -> Opening:
    """What a calendar means now."""
    if hours is None:
        return Opening(open=False, told="")
    told = tell_opening(hours, now, language=screen_language())
    return Opening(open=is_open(hours, now), told=told)


def year_shown(calendar_id: int, *, asked: Mapping[str, str], today: date) -> YearOfDays:
    """The year that an address asks for (`year`, Jalali, or the one a `day` is in), else this one."""
    year = row_number(asked.get("year", "")) or _year_of(asked.get("day", "")) or 0
    if not _FIRST <= year <= _LAST:
        year = JalaliDate.from_gregorian(today).year
    start = JalaliDate(year, 1, 1).to_gregorian()
    end = JalaliDate(year + 1, 1, 1).to_gregorian()
    found = holidays_of(calendar_id, start=start, end=end)
    return YearOfDays(
        year=year,
        start=start,
        end=end,
        days=tuple(one for one in found if one.day >= today),
        over=tuple(one for one in found if one.day < today),
        before=year - 1 if year > _FIRST else None,
        after=year + 1 if year < _LAST else None,
    )


def _year_of(day: str) -> int | None:
    try:
        return JalaliDate.from_gregorian(date.fromisoformat(day)).year
    except ValueError:
        return None
