from datetime import date

import pytest

from hamdel.language.entities import Entity, find_entities


def amount(text: str) -> Entity | None:
    found = find_entities(text, reference=date(2026, 11, 23))
    return next((one for one in found if one.kind == "money_irr"), None)


@pytest.mark.parametrize(
    ("text", "rial", "others"),
    [
        ("۵۰۰ تومن", 5_000_000, (5_000, 5_000_000_000)),
        ("دو تومن", 20_000_000, (20_000, 20)),
        ("۱۴ تومنی", 140_000_000, (140_000, 140)),
        ("دو میلیون و سیصد تومن", 23_000_000, (20_003_000,)),
        ("سه میلیون", 30_000_000, (3_000_000,)),
    ],
)
def test_says_what_speech_leaves_open(text: str, rial: int, others: tuple[int, ...]) -> None:
    one = amount(text)
    assert one is not None
    assert (one.value, one.ambiguous, one.alternatives) == (rial, True, others)


@pytest.mark.parametrize(
    "text", ["۵۰۰ هزار تومان", "2,500,000 ریال", "۱۲۰۰ تا تک تومنی", "هزار تومن"]
)
def test_is_sure_of_what_is_plain(text: str) -> None:
    one = amount(text)
    assert one is not None
    assert not one.ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "چند میلیون تومن",
        "چندصد هزار تومان",
        "دو سه میلیون تومن",
        "نه ریالی نه تومنی",
        "۲ میلیون نفر",
        "۵۰ دلار",
        "2 million users",
        "تومن",
        "۱۶ میلیون رنگ",
    ],
)
def test_leaves_what_is_no_amount(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "rial"),
    [("2.500 toman", 25_000), ("IRR 84,000,000", 84_000_000), ("1,290,000 t", 12_900_000)],
)
def test_reads_what_bills_write(text: str, rial: int) -> None:
    one = amount(text)
    assert one is not None
    assert one.value == rial
