import pytest

from hamdel.language.card import parse_card

RIGHT = "6037991234567893"


@pytest.mark.parametrize(
    "raw", [RIGHT, "6037-9912-3456-7893", "۶۰۳۷ ۹۹۱۲ ۳۴۵۶ ۷۸۹۳", f"\u2066{RIGHT}\u2069"]
)
def test_any_written_form(raw):
    assert parse_card(raw) == RIGHT


@pytest.mark.parametrize(
    "raw", ["", "6037991234567894", "6037919234567893", "0" * 16, RIGHT[:15], "6" * 10**6]
)
def test_wrong_ones(raw):
    assert parse_card(raw) is None
