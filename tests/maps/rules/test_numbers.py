"""How good a number is, and how it moved."""

import pytest

from hamdel.maps.rules.numbers import Moved, moved, tone_of


@pytest.mark.parametrize(
    ("kind", "value", "tone"),
    [
        ("success", 0.95, "good"), ("success", 0.85, ""), ("success", 0.7, "mid"),
        ("success", 0.5, "bad"), ("effort", 1.5, "good"), ("effort", 2.5, ""),
        ("effort", 4.0, "mid"), ("effort", 4.1, "bad"), ("nps", 40, "good"), ("nps", -1, "bad"),
        ("volume", 7, ""), ("nps", None, ""),
    ],
)  # fmt: skip
def test_tones(kind, value, tone):
    assert tone_of(kind, value) == tone


def test_what_moved():
    assert moved("volume", 150, 100) == Moved(0.5, "")
    assert moved("volume", 103, 100) is None
    assert moved("volume", 3, 0) is None
    assert moved("effort", 3.0, 2.0) == Moved(1.0, "bad")
    assert moved("success", 0.75, 0.5) == Moved(0.25, "good")
    assert moved("success", 0.755, 0.75) is None
    assert moved("nps", 1, None) is None
