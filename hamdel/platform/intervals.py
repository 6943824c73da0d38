"""Intervals: how sure a number is."""

from math import sqrt
from typing import Final

_Z: Final = 1.959963984540054  # 95 %


def share_interval(having: int, of: int) -> tuple[float, float]:
    """The 95 % interval of the share `having / of`, both 0…1 (Wilson, JASA 22, 1927); all of it where `of` is 0."""
    if not of:
        return 0.0, 1.0
    share, square = having / of, _Z * _Z
    width = 1 + square / of
    middle = (share + square / (2 * of)) / width
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / width
    # Rounding may put an end a hair beyond what was seen.
    return min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share)


def shares_differ(having: int, of: int, other: int, of_other: int) -> float:
    """How many standard errors two shares are apart, above 0 where the first is larger; 0.0 where either is empty.

    The pooled two-proportion test (Fleiss, Statistical Methods for Rates and Proportions, ch. 3).
    """
    if not of or not of_other:
        return 0.0
    together = (having + other) / (of + of_other)
    spread = sqrt(together * (1 - together) * (1 / of + 1 / of_other))
    return (having / of - other / of_other) / spread if spread else 0.0
