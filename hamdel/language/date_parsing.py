"""Dates as people type them: either calendar, any digits, numbers or words."""

import re
from collections.abc import Callable
from datetime import date

from .bidi import strip_controls
from .date_words import (
    GREGORIAN_MONTHS,
    GREGORIAN_MONTHS_PERSIAN,
    JALALI_MONTHS,
    JALALI_MONTHS_ENGLISH,
    WEEKDAYS,
    WEEKDAYS_ENGLISH,
)
from .digits import ascii_digits
from .fold import plain
from .jalali_calendar import DateRange, JalaliDate, month_range, weekday_of, year_range

_LONGEST = 60
# Years that a date in somebody's data can mean; between them a number is neither calendar.
_JALALI_YEARS = range(1200, 1600)
_GREGORIAN_YEARS = range(1700, 2300)
_MONTHS = 12

_YEAR_FIRST = re.compile(r"([0-9]{4})( ?[-/.] ?| )([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})( ?[-/.] ?| )([0-9]{1,2})\2([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})")
_MONTH_ONLY = re.compile(r"([0-9]{4}) ?[-/.] ?([0-9]{1,2})")
_SEPARATORS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2212": "-"})


def _by_name(*lists: tuple[str, ...]) -> dict[str, int]:
    return {plain(name): index + 1 for names in lists for index, name in enumerate(names)}


_JALALI_NAMES = _by_name(JALALI_MONTHS, JALALI_MONTHS_ENGLISH) | {"امرداد": 5}
_GREGORIAN_NAMES = (
    _by_name(GREGORIAN_MONTHS, GREGORIAN_MONTHS_PERSIAN)
    | {plain(name[:3]): index + 1 for index, name in enumerate(GREGORIAN_MONTHS)}
    | {"sept": 9, "می": 5, "جولای": 7, "ژولای": 7, "اگوست": 8}
)
_WEEKDAY_NAMES = _by_name(WEEKDAYS, WEEKDAYS_ENGLISH)
# «سه شنبه» and «پنج شنبه» are two words as often as one.
_APART = re.compile(r"\b(یک|دو|سه|چهار|پنج) (?=شنبه\b)")


def parse_date(text: str) -> date | None:
    """Return the day a person typed, as a Gregorian date, or None where it is no one day.

    Takes 1405/9/2, ۱۴۰۵-۰۹-۰۲, 14050902, 2026-11-23, 2/9/1405, «۲ آذر ۱۴۰۵», "Monday 23 November
    2026". A year of 1200-1599 is Jalali, of 1700-2299 Gregorian. Refused: days that do not
    exist, two-digit years, day/month/year in Gregorian where both could be the month, and a
    weekday that is not that day's.
    """
    if len(text) > _LONGEST:
        return None
    typed = _typed(text)
    for pattern, parts in (
        (_YEAR_FIRST, (1, 3, 4)),
        (_COMPACT, (1, 3, 4)),
        (_YEAR_LAST, (4, 3, 1)),
    ):
        if found := pattern.fullmatch(typed):
            year, month, day = (int(found[part]) for part in parts)
            if pattern is _YEAR_LAST and _ambiguous(year, month, day):
                return None
            return _day(year, month, day)
    return _of_words(plain(text).split())


def parse_month_or_year(text: str) -> DateRange | None:
    """Return the Jalali month or year a person typed («آذر ۱۴۰۵», 1405/09, ۱۴۰۵), or None."""
    if len(text) > _LONGEST:
        return None
    typed = _typed(text)
    if typed.isdecimal() and int(typed) in _JALALI_YEARS:
        return year_range(JalaliDate(int(typed), 1, 1).to_gregorian())
    if found := _MONTH_ONLY.fullmatch(typed):
        year, month = int(found[1]), int(found[2])
    else:
        words = plain(text).split()
        month = next((_JALALI_NAMES[word] for word in words if word in _JALALI_NAMES), 0)
        year = next((int(word) for word in words if _is_year(word)), 0)
        if len(words) != 2:  # noqa: PLR2004
            return None
    if year not in _JALALI_YEARS or not 1 <= month <= _MONTHS:
        return None
    return month_range(JalaliDate(year, month, 1).to_gregorian())


def _typed(text: str) -> str:
    return " ".join(ascii_digits(strip_controls(text)).translate(_SEPARATORS).split())


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdecimal()  # noqa: PLR2004


def _ambiguous(year: int, month: int, day: int) -> bool:
    return year in _GREGORIAN_YEARS and day <= _MONTHS and day != month


def _day(year: int, month: int, day: int) -> date | None:
    build: Callable[[int, int, int], date]
    if year in _JALALI_YEARS:
        build = _jalali_day
    elif year in _GREGORIAN_YEARS:
        build = date
    else:
        return None
    try:
        return build(year, month, day)
    except ValueError:
        return None


def _jalali_day(year: int, month: int, day: int) -> date:
    return JalaliDate(year, month, day).to_gregorian()


def _of_words(words: list[str]) -> date | None:
    words = _APART.sub(r"\1", " ".join(words)).split()
    weekdays = [_WEEKDAY_NAMES[word] - 1 for word in words if word in _WEEKDAY_NAMES]
    numbers = [word for word in words if word.isdecimal() and word.isascii()]
    names = [word for word in words if word not in _WEEKDAY_NAMES and word not in numbers]
    years = [int(word) for word in numbers if _is_year(word)]
    days = [int(word) for word in numbers if len(word) <= 2]  # noqa: PLR2004
    if not (len(names) == len(years) == len(days) == 1 == len(numbers) - 1) or len(weekdays) > 1:
        return None
    calendar = _JALALI_NAMES if years[0] in _JALALI_YEARS else _GREGORIAN_NAMES
    found = _day(years[0], calendar.get(names[0], 0), days[0])
    if found is None or (weekdays and weekday_of(found) != weekdays[0]):
        return None
    return found
