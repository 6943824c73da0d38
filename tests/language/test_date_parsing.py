from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.date_formats import format_date
from hamdel.language.date_parsing import parse_date, parse_month_or_year

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    [
        "1405/9/2",
        "1405/09/02",
        "۱۴۰۵-۰۹-۰۲",
        "١٤٠٥.٩.٢",
        " ۱۴۰۵ / ۹ / ۲ ",
        "14050902",
        "20261123",
        "2026-11-23",
        "2026/11/23",
        "2/9/1405",
        "23.11.2026",
        "۲ آذر ۱۴۰۵",
        "2 آذر، 1405",
        "دوشنبه ۲ آذر ۱۴۰۵",
        "دو شنبه ۲ آذر ۱۴۰۵",
        "2 Azar 1405",
        "23 November 2026",
        "November 23, 2026",
        "Monday 23 Nov 2026",
        "۲۳ نوامبر ۲۰۲۶",
        "\u2067۱۴۰۵/۹/۲\u2069",
    ],
)
def test_either_calendar_in_any_digits(typed):
    assert parse_date(typed) == DAY


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "سلام",
        "1405",
        "1404/12/30",
        "1405/13/1",
        "1405/7/31",
        "2026-02-30",
        "5/9/2",
        "05/09/02",
        "3/4/2026",
        "1650/1/1",
        "0000-00-00",
        "1405/9-2",
        "سه‌شنبه ۲ آذر ۱۴۰۵",
        "۲ آذر",
        "۲ آذر آذر ۱۴۰۵",
        "۲ نوامبر ۱۴۰۵",
        "2026-11-23T10:00",
        "9" * 5000,
    ],
)
def test_nonsense_is_none(typed):
    assert parse_date(typed) is None


@given(st.dates(date(1921, 3, 21), date(2121, 1, 1)), st.sampled_from(["full", "long", "numeric"]))
def test_what_is_shown_is_read_back(day, style):
    for language in ("fa", "en"):
        assert parse_date(format_date(day, language=language, style=style)) == day


@given(st.text())
def test_reading_never_raises(text):
    parse_date(text)
    parse_month_or_year(text)


@pytest.mark.parametrize("typed", ["آذر ۱۴۰۵", "1405/09", "۱۴۰۵-۹", "Azar 1405"])
def test_a_month(typed):
    assert parse_month_or_year(typed) == (date(2026, 11, 22), date(2026, 12, 22))


@pytest.mark.parametrize("typed", ["1405/13", "آذر", "آذر آذر", "2026/11", "آذر ۱۴۰۵ ۱۴۰۶"])
def test_no_month(typed):
    assert parse_month_or_year(typed) is None
