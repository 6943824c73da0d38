"""Student's t: how probable a value so far out is, and how far out a share of it lies."""

import math
from functools import lru_cache
from typing import Final

_ENOUGH: Final = 1e-14
_ROUNDS: Final = 400
_TINY: Final = 1e-300


def beyond(t: float, freedom: float) -> float:
    """Return how probable it is that |T| is `t` (≥ 0) or more, for `freedom` > 0 degrees of freedom.

    It is the regularized incomplete beta function I(n/2, 1/2) at n/(n + t²) (DLMF 8.17, 26.7.1 of
    Abramowitz and Stegun).
    """
    return _incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5)


@lru_cache(maxsize=2048)
def quantile(freedom: float, *, outside: float = 0.05) -> float:
    """Return the t that |T| exceeds in a share `outside` (0…1) of cases."""
    low, high = 0.0, 2.0
    while beyond(high, freedom) > outside:
        low, high = high, high * 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if beyond(middle, freedom) > outside else (low, middle)
    return (low + high) / 2


def _incomplete_beta(x: float, a: float, b: float) -> float:
    if x <= 0 or x >= 1:
        return max(0.0, min(x, 1.0))
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
        + a * math.log(x) + b * math.log1p(-x)
    )  # fmt: skip
    # The fraction converges fast on this side of the mean; the other is its mirror.
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction DLMF 8.17.22, by Lentz's method as Thompson and Barnett changed it."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _away(1 + step * d)
            c = _away(1 + step / c)
            found *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return found


def _away(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
