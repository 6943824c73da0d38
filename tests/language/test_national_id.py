import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.national_id import parse_national_id

RIGHT = "0084575948"


@pytest.mark.parametrize(
    "raw", [RIGHT, "۰۰۸۴۵۷۵۹۴۸", "٠٠٨٤٥٧٥٩٤٨", "008-457594-8", f" \u2066{RIGHT}\u2069 "]
)
def test_any_written_form(raw):
    assert parse_national_id(raw) == RIGHT


@pytest.mark.parametrize(
    "raw", ["", "0084575949", "1111111111", "84575948", "00845759480", "x" * 10, "9" * 10**6]
)
def test_wrong_ones(raw):
    assert parse_national_id(raw) is None


def test_zeros_a_spreadsheet_ate():
    assert parse_national_id("84575948", restore_zeros=True) == RIGHT
    assert parse_national_id("4575948", restore_zeros=True) is None


@given(st.from_regex(r"[0-9]{9}", fullmatch=True).filter(lambda digits: len(set(digits)) > 1))
def test_nine_digits_have_one_check_digit(digits):
    assert sum(parse_national_id(f"{digits}{last}") is not None for last in range(10)) == 1
