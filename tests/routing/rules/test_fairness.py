"""Two measures of evenness, on what is known of them."""

import pytest

from hamdel.routing.rules.fairness import gini, jain


@pytest.mark.parametrize(
    ("shares", "as_jain", "as_gini"),
    [
        ([0.5, 0.5, 0.5, 0.5], 1.0, 0.0),
        ([1.0, 0.0, 0.0, 0.0], 0.25, 0.75),
        ([1.0, 2.0, 3.0, 4.0], 100 / 120, 0.25),
        ([], 1.0, 0.0),
        ([0.0, 0.0], 1.0, 0.0),
    ],
)
def test_even_and_uneven(shares: list[float], as_jain: float, as_gini: float) -> None:
    assert jain(shares) == pytest.approx(as_jain)
    assert gini(shares) == pytest.approx(as_gini)
