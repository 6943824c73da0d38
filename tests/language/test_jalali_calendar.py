from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.jalali_calendar import (
    JalaliDate,
    is_leap,
    month_length,
    month_range,
    season_range,
    week_range,
    year_range,
)

DAYS = st.dates(date(1921, 3, 21), date(2122, 3, 20))

# Borkowski's table: years where the run of 33-year cycles is broken (1206 to 1634 is one run).
BREAK, NEXT_BREAK = 1210, 1635


def leap_by_the_table(year: int) -> bool:
    since = year - BREAK
    jump = NEXT_BREAK - BREAK
    if jump - since < 6:
        since = since - jump + (jump + 4) // 33 * 33
    return ((since + 1) % 33 - 1) % 4 == 0 and (since + 1) % 33 != 0


def test_every_day_of_two_centuries_agrees_with_jdatetime():
    day = date(1921, 3, 21)
    while day < date(2122, 3, 21):
        other = jdatetime.date.fromgregorian(date=day)
        own = JalaliDate.from_gregorian(day)
        assert (own.year, own.month, own.day) == (other.year, other.month, other.day)
        assert own.to_gregorian() == day
        assert own.weekday == other.weekday()
        day += timedelta(days=1)
    assert JalaliDate.from_gregorian(day) == JalaliDate(1501, 1, 1)


def test_leap_years_agree_with_another_algorithm():
    assert [year for year in range(1300, 1501) if is_leap(year)] == [
        year for year in range(1300, 1501) if leap_by_the_table(year)
    ]


def test_the_thirtieth_of_esfand():
    assert JalaliDate(1403, 12, 30).to_gregorian() == date(2025, 3, 20)
    assert JalaliDate(1403, 12, 30).add_years(1) == JalaliDate(1404, 12, 29)
    with pytest.raises(ValueError, match="no day 30"):
        JalaliDate(1404, 12, 30)


@pytest.mark.parametrize("parts", [(1405, 0, 1), (1405, 13, 1), (1405, 7, 31), (1405, 1, 0)])
def test_days_that_do_not_exist_are_refused(parts):
    with pytest.raises(ValueError, match="no"):
        JalaliDate(*parts)


def test_months_are_added_and_clamped():
    assert JalaliDate(1405, 3, 31).add_months(-1) == JalaliDate(1405, 2, 31)
    assert JalaliDate(1405, 6, 31).add_months(1) == JalaliDate(1405, 7, 30)
    assert JalaliDate(1405, 1, 31).add_months(-1) == JalaliDate(1404, 12, 29)
    assert JalaliDate(1405, 11, 5).add_months(14) == JalaliDate(1407, 1, 5)


def test_spans_of_one_day():
    day = date(2026, 11, 23)  # Monday, 2 Azar 1405
    assert week_range(day) == (date(2026, 11, 21), date(2026, 11, 28))
    assert month_range(day) == (date(2026, 11, 22), date(2026, 12, 22))
    assert season_range(day) == (date(2026, 9, 23), date(2026, 12, 22))
    assert year_range(day) == (date(2026, 3, 21), date(2027, 3, 21))


@given(DAYS, st.integers(-600, 600))
def test_adding_months_lands_in_the_month_meant(day, months):
    start = JalaliDate.from_gregorian(day)
    end = start.add_months(months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == min(start.day, month_length(end.year, end.month))


@given(DAYS)
def test_every_span_holds_its_day_and_meets_the_next(day):
    for span in (week_range, month_range, season_range, year_range):
        start, end = span(day)
        assert start <= day < end
        assert span(end).start == end
        assert span(end - timedelta(days=1)) == (start, end)


@given(st.dates())
def test_any_date_there_is_has_a_jalali_form(day):
    assert JalaliDate.from_gregorian(day).to_gregorian() == day


def test_a_year_beyond_the_calendar_of_python_is_a_value_error():
    with pytest.raises(ValueError, match="out of range"):
        JalaliDate(99_999, 1, 1).to_gregorian()
