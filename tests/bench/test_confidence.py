"""Intervals of few runs are Student's."""

import pytest

from hamdel.bench.confidence import mean_and_margin, t_quantile


@pytest.mark.parametrize(("freedom", "exact"), [(4, 2.776), (9, 2.262), (19, 2.093), (60, 2.0)])
def test_quantiles_are_those_of_the_tables(freedom: int, exact: float) -> None:
    assert t_quantile(freedom) == pytest.approx(exact, rel=0.01)


def test_an_interval_by_hand() -> None:
    mean, margin = mean_and_margin([1.0, 2.0, 3.0, 4.0, 5.0])
    assert (mean, margin) == pytest.approx((3.0, 2.776 * 1.5811 / 5**0.5), rel=0.01)
