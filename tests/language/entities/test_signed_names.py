from datetime import date

import pytest

from hamdel.language.entities import find_entities


def people(text: str) -> list[object]:
    found = find_entities(text, reference=date(2026, 11, 23))
    return [one.value for one in found if one.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Still no refund. Best, Amelia", "Amelia"),
        ("please call me back.\nKind regards,\nAyesha Malik", "Ayesha Malik"),
        ("Many thanks, Zbigniew.", "Zbigniew"),
        ("اسم روی بسته «سارا» خورده", "سارا"),
    ],
)
def test_reads_names_by_their_place(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize("text", ["Best, cheapest shop", "Thanks, Support", "cheers, bye", "best"])
def test_leaves_what_is_no_signature(text: str) -> None:
    assert people(text) == []
