"""Throws of the dice that Python's `random` has not."""

import math
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")
_NORMAL_FROM = 50.0


def poisson(dice: Random, mean: float) -> int:
    """How many of something with this mean; Knuth's method, a normal one for large means."""
    if mean >= _NORMAL_FROM:
        return max(0, round(dice.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count


class Weighted(Generic[T]):
    """Things of unequal weight to draw from, quickly and often."""

    def __init__(self, things: Sequence[T], weights: Sequence[float]) -> None:
        self.things = things
        self._sums = list(accumulate(weights))
        self.total = self._sums[-1] if self._sums else 0.0

    def draw(self, dice: Random) -> T:
        """One of the things."""
        return self.things[
            min(bisect(self._sums, dice.random() * self.total), len(self.things) - 1)
        ]

    def draw_from(self, dice: Random, first: int) -> T:
        """One of the things that are not before position `first`."""
        below = self._sums[first - 1] if first else 0.0
        at = bisect(self._sums, below + dice.random() * (self.total - below))
        return self.things[min(at, len(self.things) - 1)]

    def weight_from(self, first: int) -> float:
        """The weight of all things that are not before position `first`."""
        return self.total - (self._sums[first - 1] if first else 0.0)
