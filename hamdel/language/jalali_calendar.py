"""The Jalali (Solar Hijri) calendar as arithmetic, and the spans of days people name."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Self

# Ordinal (date.toordinal) of the day before 1 Farvardin 1.
_EPOCH = 226_894
_MONTHS = 12
_LONG_MONTHS = 6
_LAST_MONTH = 12
_DAYS_OF_LONG_MONTHS = 186


class DateRange(NamedTuple):
    """Gregorian days from `start` to the day before `end`."""

    start: date
    end: date


def is_leap(year: int) -> bool:
    """Tell whether Esfand has 30 days: the 33-year rule, right for 1300 to 1500."""
    return (8 * year + 29) % 33 < 8  # noqa: PLR2004


def month_length(year: int, month: int) -> int:
    """Return the number of days in the month, 29 to 31."""
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _LAST_MONTH or is_leap(year) else 29


def _days_before(year: int) -> int:
    return _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33


@dataclass(frozen=True, order=True, slots=True)
class JalaliDate:
    """A day of the Jalali calendar. Raises ValueError for a day that does not exist."""

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        """Refuse 31 Mehr, 30 Esfand of a common year and the like."""
        if not 1 <= self.month <= _MONTHS:
            raise ValueError(f"There is no month {self.month}.")
        if not 1 <= self.day <= month_length(self.year, self.month):
            raise ValueError(f"Month {self.year}/{self.month} has no day {self.day}.")

    @classmethod
    def from_gregorian(cls, day: date) -> Self:
        """Return the Jalali date of a Gregorian day; before 622 the year is 0 or less."""
        ordinal = day.toordinal()
        year = (ordinal - _EPOCH) * 33 // 12_053 + 1
        while _days_before(year) >= ordinal:
            year -= 1
        while _days_before(year + 1) < ordinal:
            year += 1
        rest = ordinal - _days_before(year) - 1
        if rest < _DAYS_OF_LONG_MONTHS:
            return cls(year, rest // 31 + 1, rest % 31 + 1)
        rest -= _DAYS_OF_LONG_MONTHS
        return cls(year, rest // 30 + 7, rest % 30 + 1)

    def to_gregorian(self) -> date:
        """Return the Gregorian day. Raises ValueError outside Gregorian years 1 to 9999."""
        months = self.month - 1
        before = _days_before(self.year) + 30 * months + min(months, _LONG_MONTHS)
        try:
            return date.fromordinal(before + self.day)
        except OverflowError as error:
            raise ValueError(f"Year {self.year} is out of range.") from error

    @property
    def weekday(self) -> int:
        """The day of the week, 0 Saturday to 6 Friday."""
        return weekday_of(self.to_gregorian())

    def add_months(self, months: int) -> Self:
        """Return the same day so many months away, or the last of a month that is shorter."""
        total = self.year * _MONTHS + self.month - 1 + months
        year, month = total // _MONTHS, total % _MONTHS + 1
        return type(self)(year, month, min(self.day, month_length(year, month)))

    def add_years(self, years: int) -> Self:
        """Return the same day so many years away; 30 Esfand becomes 29 where it must."""
        return self.add_months(years * _MONTHS)


def weekday_of(day: date) -> int:
    """Return the day of the week of a Gregorian day, 0 Saturday to 6 Friday."""
    return (day.weekday() + 2) % 7


def week_range(day: date) -> DateRange:
    """Return the week, Saturday to Friday, that holds the Gregorian `day`."""
    start = day - timedelta(days=weekday_of(day))
    return DateRange(start, start + timedelta(days=7))


def month_range(day: date) -> DateRange:
    """Return the Jalali month that holds the Gregorian `day`."""
    here = JalaliDate.from_gregorian(day)
    return _months_from(JalaliDate(here.year, here.month, 1), 1)


def season_range(day: date) -> DateRange:
    """Return the Jalali season (three months from Farvardin) that holds the Gregorian `day`."""
    here = JalaliDate.from_gregorian(day)
    return _months_from(JalaliDate(here.year, (here.month - 1) // 3 * 3 + 1, 1), 3)


def year_range(day: date) -> DateRange:
    """Return the Jalali year, Nowruz to Nowruz, that holds the Gregorian `day`."""
    return _months_from(JalaliDate(JalaliDate.from_gregorian(day).year, 1, 1), 12)


def _months_from(first: JalaliDate, months: int) -> DateRange:
    return DateRange(first.to_gregorian(), first.add_months(months).to_gregorian())
