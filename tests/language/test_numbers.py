from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.numbers import (
    MINUS,
    format_number,
    format_percent,
    isolated_number,
    parse_number,
)


@pytest.mark.parametrize(
    ("value", "decimals", "persian", "english"),
    [
        (Decimal("1234567.89"), None, "۱٬۲۳۴٬۵۶۷٫۸۹", "1,234,567.89"),
        (0, None, "۰", "0"),
        (-5, None, f"{MINUS}۵", f"{MINUS}5"),
        (2.5, 0, "۳", "3"),
        (1.005, 2, "۱٫۰۱", "1.01"),
        (3, 1, "۳٫۰", "3.0"),
        (1500000, 0, "۱٬۵۰۰٬۰۰۰", "1,500,000"),
        (1200.0, None, "۱٬۲۰۰", "1,200"),
        (-0.004, 2, "۰٫۰۰", "0.00"),
    ],
)
def test_numbers_are_written_as_each_language_does(value, decimals, persian, english):
    assert format_number(value, language="fa", decimals=decimals) == persian
    assert format_number(value, language="en", decimals=decimals) == english


def test_signs_are_asked_for_and_stay_in_their_isolate():
    assert format_number(5, language="fa", signed=True) == "+۵"
    assert format_number(0, language="fa", signed=True) == "۰"
    assert isolated_number(-5, language="fa") == f"\u2066{MINUS}۵\u2069"


def test_percentages():
    assert format_percent(0.256, language="fa") == "۲۶٪"
    assert format_percent(Decimal("0.256"), language="en", decimals=1) == "25.6%"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("1e999999999")])
def test_what_is_no_writable_number_is_a_dash(value):
    assert format_number(value, language="fa", decimals=1) == "\u2014"
    assert format_percent(value, language="fa") == "\u2014"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("۱٬۲۳۴٬۵۶۷٫۸۹", "1234567.89"),
        ("1,234.5", "1234.5"),
        ("٣٤", "34"),
        ("۱،۵۰۰", "1500"),
        ("1 234 567", "1234567"),
        ("\u2066-۵\u2069", "-5"),
        ("+7", "7"),
        (".5", "0.5"),
        ("۱2٣", "123"),
    ],
)
def test_numbers_are_read_in_any_digits(typed, value):
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    ["", "-", "1,5", "1.234.567", "۱/۵", "1e5", "0x10", "1,234 567", "abc", "--1", "9" * 500],
)
def test_what_could_mean_two_things_is_refused(typed):
    assert parse_number(typed) is None


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4
    )
)
def test_what_is_written_is_read_back(value):
    for language in ("fa", "en"):
        assert parse_number(format_number(value, language=language)) == value


@given(st.text())
def test_reading_never_raises(text):
    parse_number(text)
