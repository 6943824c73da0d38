"""Dates as people read them: Jalali in Persian, Gregorian in English."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Literal

from .date_words import (
    GREGORIAN_MONTHS,
    JALALI_MONTHS,
    SEASONS,
    SEASONS_ENGLISH,
    WEEKDAYS,
    WEEKDAYS_ENGLISH,
)
from .digits import digits_for, persian_digits
from .jalali_calendar import JalaliDate, weekday_of

DateStyle = Literal["full", "long", "short", "numeric", "month", "weekday", "season", "year"]


def format_date(day: date, *, language: str, style: DateStyle = "long") -> str:
    """Return a Gregorian `day` in the calendar and words of `language` ("fa", "en").

    full «دوشنبه ۲ آذر ۱۴۰۵», long «۲ آذر ۱۴۰۵», short «۲ آذر», numeric «۱۴۰۵/۰۹/۰۲»,
    month «آذر ۱۴۰۵», weekday «دوشنبه», season «پاییز ۱۴۰۵», year «۱۴۰۵».
    """
    if language == "fa":
        return persian_digits(_PERSIAN[style](JalaliDate.from_gregorian(day), day))
    return _ENGLISH[style](day)


def format_time(moment: time | datetime, *, language: str) -> str:
    """Return the hour and minute as they stand in `moment`: ۱۵:۲۲ or 15:22."""
    return digits_for(f"{moment:%H:%M}", language=language)


def format_datetime(moment: datetime, *, language: str, style: DateStyle = "long") -> str:
    """Return day and time as they stand in `moment` (its own zone): «۲ آذر ۱۴۰۵، ۱۵:۲۲»."""
    comma = "، " if language == "fa" else ", "
    day = format_date(moment.date(), language=language, style=style)
    return day + comma + format_time(moment, language=language)


def _name(jalali: JalaliDate) -> str:
    return JALALI_MONTHS[jalali.month - 1]


_PERSIAN: dict[str, Callable[[JalaliDate, date], str]] = {
    "full": lambda own, day: f"{WEEKDAYS[weekday_of(day)]} {own.day} {_name(own)} {own.year}",
    "long": lambda own, _: f"{own.day} {_name(own)} {own.year}",
    "short": lambda own, _: f"{own.day} {_name(own)}",
    "numeric": lambda own, _: f"{own.year}/{own.month:02}/{own.day:02}",
    "month": lambda own, _: f"{_name(own)} {own.year}",
    "weekday": lambda _, day: WEEKDAYS[weekday_of(day)],
    "season": lambda own, _: f"{SEASONS[(own.month - 1) // 3]} {own.year}",
    "year": lambda own, _: str(own.year),
}


def _long(day: date) -> str:
    return f"{day.day} {GREGORIAN_MONTHS[day.month - 1]} {day.year}"


_ENGLISH: dict[str, Callable[[date], str]] = {
    "full": lambda day: f"{WEEKDAYS_ENGLISH[weekday_of(day)]} {_long(day)}",
    "long": _long,
    "short": lambda day: f"{day.day} {GREGORIAN_MONTHS[day.month - 1][:3]}",
    "numeric": lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}",
    "month": lambda day: f"{GREGORIAN_MONTHS[day.month - 1]} {day.year}",
    "weekday": lambda day: WEEKDAYS_ENGLISH[weekday_of(day)],
    # Spring begins with Farvardin in both languages, so a chart and its filter agree.
    "season": lambda day: f"{_season_english(JalaliDate.from_gregorian(day))} {day.year}",
    "year": lambda day: str(day.year),
}


def _season_english(jalali: JalaliDate) -> str:
    return SEASONS_ENGLISH[(jalali.month - 1) // 3]
