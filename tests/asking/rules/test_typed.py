import pytest

from hamdel.asking.rules.typed import score_typed

NPS = (0, 10)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("9", 9), ("۹", 9), ("٩", 9), (" 10 ", 10), ("۱۰.", 10), ("\u200f۰\u200f", 0), ("07", 7), ("5!", 5),
    ],
)  # fmt: skip
def test_a_bare_number_of_the_scale_is_a_score(text: str, score: int) -> None:
    assert score_typed(text, scale=NPS) == score


@pytest.mark.parametrize(
    "text", ["", "11", "-1", "9.5", "9/10", "9 ❤", "نه", "نمره ۹", "9\n8", "۹۹۹", "²", "9" * 9_000]
)
def test_anything_else_is_none(text: str) -> None:
    assert score_typed(text, scale=NPS) is None


def test_the_scale_is_the_surveys() -> None:
    assert (score_typed("0", scale=(1, 5)), score_typed("5", scale=(1, 5))) == (None, 5)
    assert score_typed("5", scale=None) is None
