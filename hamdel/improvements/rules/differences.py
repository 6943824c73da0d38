"""Differences between two groups with their 95 % intervals. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from hamdel.platform.intervals import share_interval

_Z: Final = 1.959963984540054  # 95 %
_FEW: Final = 2  # of fewer nothing is known about how they spread


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    having: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0…1."""
        return self.having / self.of if self.of else 0.0

    @property
    def variance(self) -> float:
        """The variance of the share as an estimate, with one more of each kind (Agresti and Caffo, 2000)."""
        value = (self.having + 1) / (self.of + 2)
        return value * (1 - value) / (self.of + 2)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of `count` numbers with their sample variance."""

    count: int
    value: float
    variance: float


NOT_TOLD: Final = Mean(0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Difference:
    """After less before, with the 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Whether the interval leaves 0 out: chance alone hardly gives such a difference."""
        return self.low > 0 or self.high < 0


def shares_apart(before: Share, after: Share) -> Difference | None:
    """The difference of two shares; None where either is of nothing.

    Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, 873-890, method 10).
    """
    if not before.of or not after.of:
        return None
    low_before, high_before = share_interval(before.having, before.of)
    low_after, high_after = share_interval(after.having, after.of)
    value = after.value - before.value
    return Difference(
        value=value,
        low=value - sqrt((after.value - low_after) ** 2 + (high_before - before.value) ** 2),
        high=value + sqrt((high_after - after.value) ** 2 + (before.value - low_before) ** 2),
    )


def means_apart(before: Mean, after: Mean) -> Difference | None:
    """The difference of two means; None where either is of fewer than two.

    Welch's interval (Biometrika 34, 1947, 28-35) with Satterthwaite's degrees of freedom.
    """
    if min(before.count, after.count) < _FEW:
        return None
    parts = [one.variance / one.count for one in (before, after)]
    spread, value = sum(parts), after.value - before.value
    if not spread:
        return Difference(value, value, value)
    freedom = spread**2 / sum(
        part**2 / (one.count - 1) for part, one in zip(parts, (before, after), strict=True)
    )
    half = t_quantile(freedom) * sqrt(spread)
    return Difference(value, value - half, value + half)


def mean_of(numbers: Sequence[float]) -> Mean:
    """The mean of some numbers with their sample variance."""
    count = len(numbers)
    if not count:
        return Mean(0, 0.0, 0.0)
    mean = sum(numbers) / count
    squares = sum((one - mean) ** 2 for one in numbers)
    return Mean(count, mean, squares / (count - 1) if count > 1 else 0.0)


def with_one_mix(strata: Iterable[tuple[Share, Share]]) -> Difference | None:
    """The difference of shares as it were with the mix of before: (before, after) of each stratum.

    Direct standardization (Fleiss, Statistical Methods for Rates and Proportions, ch. 19), normal
    interval; strata that one of the two lacks are left out. None where none is left.
    """
    both = [(one, two) for one, two in strata if one.of and two.of]
    whole = sum(one.of for one, _ in both)
    if not whole:
        return None
    value = sum(one.of * (two.value - one.value) for one, two in both) / whole
    variance = sum(one.of**2 * (one.variance + two.variance) for one, two in both) / whole**2
    half = _Z * sqrt(variance)
    return Difference(value, value - half, value + half)


def beyond(mine: Difference, others: Difference) -> Difference:
    """How much more it changed than others did: the difference in differences.

    The interval is put together from both (Zou and Donner, Statistics in Medicine 27, 2008, 1693-1702).
    """
    value = mine.value - others.value
    return Difference(
        value=value,
        low=value - sqrt((mine.value - mine.low) ** 2 + (others.high - others.value) ** 2),
        high=value + sqrt((mine.high - mine.value) ** 2 + (others.value - others.low) ** 2),
    )


def t_quantile(freedom: float) -> float:
    """The 97.5 % quantile of Student's t with so many degrees of freedom.

    The expansion of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5: within .004 from
    3 on. Below, that of the next smaller whole number, so that intervals are rather too wide.
    """
    for below, quantile in ((2, 12.7062), (3, 4.3027)):
        if freedom < below:
            return quantile
    x = _Z
    terms = (
        x,
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return sum(term / freedom**power for power, term in enumerate(terms))
