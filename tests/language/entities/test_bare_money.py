from datetime import date

import pytest

from hamdel.language.entities import find_entities


def amounts(text: str) -> list[int]:
    found = find_entities(text, reference=date(2026, 11, 23))
    return [int(one.value) for one in found if one.kind == "money_irr"]


@pytest.mark.parametrize(
    ("text", "rial"),
    [
        ("این ۴۸۰ هزار که برداشتید بابت چیه", 4_800_000),
        ("پولم ۶۵۰ هزار بود، نصفش برگشته", 6_500_000),
        ("۳ میلیون ازم گرفتین", 30_000_000),
        ("2 million dadam baraye in", 20_000_000),
    ],
)
def test_reads_amounts_whose_unit_is_not_said(text: str, rial: int) -> None:
    assert amounts(text) == [rial]


@pytest.mark.parametrize(
    "text",
    [
        "پاوربانک ۲۰ هزار؟",
        "۸۰ هزار کیلومتر کار کرده، قیمتش چنده",
        "کولر ۱۸ هزار رو آوردین؟",
        "It took about 2 million steps",
        "worth $2 million they say",
        "۲ میلیون دلار پول میخواد",
    ],
)
def test_leaves_what_is_counted_in_thousands_and_millions(text: str) -> None:
    assert amounts(text) == []
