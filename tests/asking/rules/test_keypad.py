"""Keys of a telephone are scores of the survey's scale, or nothing."""

import pytest

from hamdel.asking.rules.keypad import score_keyed


@pytest.mark.parametrize(
    ("digits", "kind", "score"),
    [
        ("9", "nps", 9), ("10#", "nps", 10), ("۱۰", "nps", 10), ("3*8#", "nps", 8), ("0", "nps", 0),
        ("11", "nps", None), ("100", "nps", None), ("", "nps", None), ("*", "nps", None),
        ("5", "csat", 5), ("0", "csat", None), ("6", "csat", None), ("7", "ces", 7),
        ("9", "form", None), ("nine", "nps", None),
    ],
)  # fmt: skip
def test_scores(digits: str, kind: str, score: int | None) -> None:
    assert score_keyed(digits, kind=kind) == score
