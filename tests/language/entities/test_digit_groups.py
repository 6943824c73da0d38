from datetime import date

import pytest

from hamdel.language.entities import find_entities


def amounts(text: str) -> list[tuple[object, str]]:
    found = find_entities(text, reference=date(2026, 11, 23))
    return [(one.value, one.surface) for one in found if one.kind == "money_irr"]


@pytest.mark.parametrize(
    ("text", "rial", "surface"),
    [
        ("۲ ۵۰۰ ۰۰۰ تومان دادم", 25_000_000, "۲ ۵۰۰ ۰۰۰ تومان"),
        ("12 345 678 rial", 12_345_678, "12 345 678 rial"),
        ("فقط ۲۵ ۰۰۰ تومن", 250_000, "۲۵ ۰۰۰ تومن"),
    ],
)
def test_reads_thousands_that_a_space_parts(text: str, rial: int, surface: str) -> None:
    assert amounts(text) == [(rial, surface)]


def test_leaves_two_numbers_apart() -> None:
    assert amounts("سفارش ۳ ۲۰۰ تومن شد") == [(2_000_000, "۲۰۰ تومن")]
    assert amounts("طبقه ۳  ۰۰۰ تومان") == []
