from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.date_formats import format_date, format_datetime, format_time

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("style", "persian", "english"),
    [
        ("full", "دوشنبه ۲ آذر ۱۴۰۵", "Monday 23 November 2026"),
        ("long", "۲ آذر ۱۴۰۵", "23 November 2026"),
        ("short", "۲ آذر", "23 Nov"),
        ("numeric", "۱۴۰۵/۰۹/۰۲", "2026-11-23"),
        ("month", "آذر ۱۴۰۵", "November 2026"),
        ("weekday", "دوشنبه", "Monday"),
        ("season", "پاییز ۱۴۰۵", "Autumn 2026"),
        ("year", "۱۴۰۵", "2026"),
    ],
)
def test_each_style_in_both_languages(style, persian, english):
    assert format_date(DAY, language="fa", style=style) == persian
    assert format_date(DAY, language="en", style=style) == english


def test_times_of_day():
    assert format_time(time(15, 22), language="fa") == "۱۵:۲۲"
    moment = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
    assert format_time(moment, language="en") == "08:05"
    assert format_datetime(moment, language="fa") == "۲ آذر ۱۴۰۵، ۰۸:۰۵"
    assert format_datetime(moment, language="en", style="short") == "23 Nov, 08:05"


@given(st.dates())
def test_every_date_can_be_shown(day):
    for language in ("fa", "en"):
        assert format_date(day, language=language, style="full")
