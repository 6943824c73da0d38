from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.jalali_calendar import DateRange, JalaliDate
from hamdel.language.periods import PERIODS, parse_period, same_days_of_last_year, span_before

TODAY = date(2026, 11, 23)  # Monday, 2 Azar 1405


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("today", date(2026, 11, 23), date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22), date(2026, 11, 23)),
        ("this_week", date(2026, 11, 21), date(2026, 11, 28)),
        ("last_week", date(2026, 11, 14), date(2026, 11, 21)),
        ("this month", date(2026, 11, 22), date(2026, 12, 22)),
        ("ماه پیش", date(2026, 10, 23), date(2026, 11, 22)),
        ("last_7_days", date(2026, 11, 17), date(2026, 11, 24)),
        ("۳۰ روز گذشته", date(2026, 10, 25), date(2026, 11, 24)),
        ("last_90_days", date(2026, 8, 26), date(2026, 11, 24)),
        ("این فصل", date(2026, 9, 23), date(2026, 12, 22)),
        ("last_season", date(2026, 6, 22), date(2026, 9, 23)),
        ("امسال", date(2026, 3, 21), date(2027, 3, 21)),
        ("پارسال", date(2025, 3, 21), date(2026, 3, 21)),
        ("این هفته", date(2026, 11, 21), date(2026, 11, 28)),
        ("هفتهٔ گذشته", date(2026, 11, 14), date(2026, 11, 21)),
        ("مهر ۱۴۰۵", date(2026, 9, 23), date(2026, 10, 23)),
        ("۱۴۰۵", date(2026, 3, 21), date(2027, 3, 21)),
        ("پاییز ۱۴۰۵", date(2026, 9, 23), date(2026, 12, 22)),
        ("بهار", date(2026, 3, 21), date(2026, 6, 22)),
        ("۳ ماه گذشته", date(2026, 8, 25), date(2026, 11, 24)),
        ("last_12_months", date(2025, 11, 24), date(2026, 11, 24)),
        ("1405/9/1..1405/9/2", date(2026, 11, 22), date(2026, 11, 24)),
        ("1405/9/1", date(2026, 11, 22), date(2026, 11, 23)),
    ],
)
def test_named_periods(name, start, end):
    assert parse_period(name, today=TODAY) == (start, end)


def test_last_month_on_the_last_of_a_long_month_is_the_whole_month_before():
    today = JalaliDate(1405, 3, 31).to_gregorian()
    span = parse_period("ماه پیش", today=today)
    assert span is not None
    assert JalaliDate.from_gregorian(span.start) == JalaliDate(1405, 2, 1)
    assert JalaliDate.from_gregorian(span.end) == JalaliDate(1405, 3, 1)


def test_last_year_at_nowruz_is_nowruz_to_nowruz():
    nowruz = JalaliDate(1404, 1, 1).to_gregorian()
    assert parse_period("last_year", today=nowruz) == (date(2024, 3, 20), nowruz)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "soon",
        "پاییز ۹۹۹۹",
        "۰ ماه گذشته",
        "last_0_days",
        "۹۹۹۹ روز گذشته",
        "..",
        "1405/9/2..1405/9/1",
        "x" * 999,
    ],
)
def test_no_period(name):
    assert parse_period(name, today=TODAY) is None


@given(st.dates(date(1930, 1, 1), date(2100, 1, 1)))
def test_every_name_gives_days_up_to_about_today(today):
    for name in PERIODS:
        span = parse_period(name, today=today)
        assert span is not None
        assert span.start < span.end
        assert (today in (span.end - timedelta(days=1), span.end)) or not name.endswith("_days")
        assert (span.start <= today < span.end) == (
            not name.startswith(("last_w", "last_m", "last_s", "last_y", "yes"))
        )


@given(st.text())
def test_reading_never_raises(text):
    parse_period(text, today=TODAY)


def test_spans_to_compare_with():
    month = DateRange(date(2026, 11, 22), date(2026, 12, 22))
    assert same_days_of_last_year(month) == (date(2025, 11, 22), date(2025, 12, 22))
    assert span_before(month) == (date(2026, 10, 23), date(2026, 11, 22))
