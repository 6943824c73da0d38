"""How sure a mean of a few runs is."""

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev
from typing import Final

_HALF: Final = 0.975


def mean_and_margin(values: Sequence[float]) -> tuple[float, float]:
    """Return the mean and the half width of its 95 % interval (Student's t); two values at least."""
    width = t_quantile(len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return fmean(values), width


def t_quantile(freedom: int, share: float = _HALF) -> float:
    """Return the quantile of Student's t, by the expansion 26.7.5 of Abramowitz and Stegun.

    Right to 1 % from four degrees of freedom on.
    """
    x, n = NormalDist().inv_cdf(share), freedom
    return (
        x
        + (x**3 + x) / (4 * n)
        + (5 * x**5 + 16 * x**3 + 3 * x) / (96 * n**2)
        + (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / (384 * n**3)
        + (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / (92160 * n**4)
    )
