"""The Jalali calendar from one door: arithmetic, spans, formats, parsing."""

from .date_formats import DateStyle, format_date, format_datetime, format_time
from .date_parsing import parse_date
from .jalali_calendar import (
    DateRange,
    JalaliDate,
    is_leap,
    month_length,
    month_range,
    season_range,
    week_range,
    weekday_of,
    year_range,
)
from .periods import PERIODS, parse_period, same_days_of_last_year, span_before
from .relative import format_clock, format_duration, named_day, relative_day, relative_time

__all__ = [
    "PERIODS",
    "DateRange",
    "DateStyle",
    "JalaliDate",
    "format_clock",
    "format_date",
    "format_datetime",
    "format_duration",
    "format_time",
    "is_leap",
    "month_length",
    "month_range",
    "named_day",
    "parse_date",
    "parse_period",
    "relative_day",
    "relative_time",
    "same_days_of_last_year",
    "season_range",
    "span_before",
    "week_range",
    "weekday_of",
    "year_range",
]
