"""Figures of reading are counted over authors that were never seen."""

import numpy as np

from hamdel.bench.language import _figures, _pairs


def test_figures_are_by_register_and_by_sureness() -> None:
    chances = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.55, 0.45]], np.float32)
    said = np.array([0, 1, 1, 0])
    found = _figures(
        "intent", chances, said, np.array(["formal", "formal", "english", "english"]), ("a", "b")
    )
    assert found.accuracy == 0.75
    assert found.by_register["formal"] == 1.0
    assert found.curve[0] == (0.5, 1.0)
    assert found.curve[-1] == (1, 0.75)


def test_pairs_name_the_labels() -> None:
    assert _pairs(np.array([0, 1]), np.array([1, 1]), ("a", "b")) == [
        ("a", "b", False),
        ("b", "b", False),
    ]
