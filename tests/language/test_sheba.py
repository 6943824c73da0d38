import pytest

from hamdel.language.sheba import parse_sheba

RIGHT = "IR062960000000100324200001"


@pytest.mark.parametrize(
    "raw",
    [
        RIGHT,
        RIGHT.lower(),
        RIGHT[2:],
        "IR06 2960 0000 0010 0324 2000 01",
        "IR۰۶۲۹۶۰۰۰۰۰۰۰۱۰۰۳۲۴۲۰۰۰۰۱",
    ],
)
def test_any_written_form(raw):
    assert parse_sheba(raw) == RIGHT


@pytest.mark.parametrize(
    "raw", ["", "IR", RIGHT[:-1], RIGHT[:-1] + "2", "DE" + RIGHT[2:], "1" * 10**6]
)
def test_wrong_ones(raw):
    assert parse_sheba(raw) is None


def test_swapped_digits_are_noticed():
    assert parse_sheba("IR062960000000103024200001") is None
