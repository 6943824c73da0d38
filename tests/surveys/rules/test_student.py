"""Student's t against its table and against the area under its density."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.surveys.rules.student import beyond, quantile

FEWER = settings(max_examples=40)
# NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2, column 0.975.
TABLE = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 10: 2.228, 30: 2.042, 100: 1.984}


@pytest.mark.parametrize(("freedom", "t"), TABLE.items())
def test_quantiles_are_those_of_the_table(freedom: int, t: float) -> None:
    assert quantile(freedom) == pytest.approx(t, abs=6e-4)


@FEWER
@given(st.floats(1, 60), st.floats(0, 8))
def test_what_lies_beyond_is_the_area_under_the_density(freedom: float, t: float) -> None:
    front = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2))
    front /= math.sqrt(freedom * math.pi)
    steps = 400  # Simpson's rule from 0 to t
    width = t / steps
    inside = sum(
        (1 if place in {0, steps} else 4 if place % 2 else 2)
        * (1 + (place * width) ** 2 / freedom) ** (-(freedom + 1) / 2)
        for place in range(steps + 1)
    )
    area = front * inside * width / 3
    assert beyond(t, freedom) == pytest.approx(1 - 2 * area, abs=1e-6)


def test_nothing_is_beyond_all() -> None:
    assert beyond(0, 7) == 1
    assert beyond(1e9, 7) < 1e-12
