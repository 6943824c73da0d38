"""Spans of days by name: «ماه پیش», this_season, «۷ روز گذشته», «آذر ۱۴۰۵»."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from .date_parsing import parse_date, parse_month_or_year
from .date_words import SEASONS
from .digits import ascii_digits
from .fold import plain
from .jalali_calendar import (
    DateRange,
    JalaliDate,
    month_range,
    season_range,
    week_range,
    year_range,
)

_MOST_DAYS = 3660
_MOST_MONTHS = 120
_LONGEST = 60


def _before(span: Callable[[date], DateRange]) -> Callable[[date], DateRange]:
    # The day before a span begins is in the span before it, however long that one was.
    return lambda today: span(span(today).start - timedelta(days=1))


def _days(count: int, *, ending: int = 1) -> Callable[[date], DateRange]:
    def span(today: date) -> DateRange:
        end = today + timedelta(days=ending)
        return DateRange(end - timedelta(days=count), end)

    return span


PERIODS: dict[str, Callable[[date], DateRange]] = {
    "today": _days(1),
    "yesterday": _days(1, ending=0),
    "this_week": week_range,
    "last_week": _before(week_range),
    "this_month": month_range,
    "last_month": _before(month_range),
    "last_7_days": _days(7),
    "last_30_days": _days(30),
    "last_90_days": _days(90),
    "this_season": season_range,
    "last_season": _before(season_range),
    "this_year": year_range,
    "last_year": _before(year_range),
}

_UNITS = {"روز": "day", "هفته": "week", "ماه": "month", "فصل": "season", "سال": "year"}
_PERSIAN = {"امروز": "today", "دیروز": "yesterday", "امسال": "this_year", "پارسال": "last_year"}
_LAST = ("پیش", "قبل", "گذشته", "قبلی")
_SEASON = re.compile(rf"({'|'.join(SEASONS)}) ?([0-9]{{4}})?")
_JALALI_YEARS = range(1300, 1500)
_LAST_COUNTED = re.compile(
    r"last ([0-9]{1,4}) (days|months)|([0-9]{1,4}) (روز|ماه) (?:گذشته|اخیر|پیش)"
)


def parse_period(text: str, *, today: date) -> DateRange | None:
    """Return the days of a named period seen from `today` (a Gregorian day), or None.

    Takes the names of `PERIODS`, the same in Persian («این هفته», «ماه پیش», «۷ روز گذشته», «۳ ماه
    گذشته»), a Jalali season, month or year («پاییز ۱۴۰۵», «پاییز» of this year, «آذر ۱۴۰۵», 1405/09,
    ۱۴۰۵), one day, and two days joined by "..". The last N days and months end with today.
    """
    if len(text) > _LONGEST:
        return None
    if named := PERIODS.get(text) or _named(plain(text)):
        return named(today)
    if ".." in text:
        return _between(text)
    if (day := parse_date(text)) is not None:
        return DateRange(day, day + timedelta(days=1))
    return _season(text, today=today) or parse_month_or_year(text)


def _named(text: str) -> Callable[[date], DateRange] | None:
    if found := _LAST_COUNTED.fullmatch(text):
        return _last(int(found[1] or found[3]), found[2] or found[4])
    if text in _PERSIAN:
        return PERIODS[_PERSIAN[text]]
    first, _, second = text.partition(" ")
    if first == "این" and second in _UNITS:
        return PERIODS.get(f"this_{_UNITS[second]}")
    if second in _LAST and first in _UNITS:
        return PERIODS.get(f"last_{_UNITS[first]}")
    return PERIODS.get(text.replace(" ", "_"))


def _last(count: int, unit: str) -> Callable[[date], DateRange] | None:
    if unit in {"days", "روز"}:
        return _days(count) if 1 <= count <= _MOST_DAYS else None
    return _months(count) if 1 <= count <= _MOST_MONTHS else None


def _months(count: int) -> Callable[[date], DateRange]:
    def span(today: date) -> DateRange:
        end = today + timedelta(days=1)
        first = JalaliDate.from_gregorian(end).add_months(-count)
        return DateRange(first.to_gregorian(), end)

    return span


def _season(text: str, *, today: date) -> DateRange | None:
    found = _SEASON.fullmatch(ascii_digits(text.strip()))
    year = int(found[2] or JalaliDate.from_gregorian(today).year) if found else 0
    if found is None or year not in _JALALI_YEARS:
        return None
    return season_range(JalaliDate(year, 3 * SEASONS.index(found[1]) + 1, 1).to_gregorian())


def _between(text: str) -> DateRange | None:
    first, _, second = text.partition("..")
    start, last = parse_date(first.strip()), parse_date(second.strip())
    if start is None or last is None or last < start:
        return None
    return DateRange(start, last + timedelta(days=1))


def same_days_of_last_year(span: DateRange) -> DateRange:
    """Return the same Jalali days one year earlier, to compare with."""
    start, end = (JalaliDate.from_gregorian(day).add_years(-1).to_gregorian() for day in span)
    return DateRange(start, end)


def span_before(span: DateRange) -> DateRange:
    """Return the span of the same number of days that ends where this one starts."""
    return DateRange(span.start - (span.end - span.start), span.start)
