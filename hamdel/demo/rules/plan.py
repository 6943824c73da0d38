"""What a demo company is made from: everything else follows from these few numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

COHORT: Final = 125  # people made together: the unit in which the company grows
JENNY: Final = 1
TRANSFER: Final = 2  # the person of the failed transfer
SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
TEHRAN: Final = 3 * HOUR + 30 * MINUTE  # ahead of UTC; without summer time since 2022


@dataclass(frozen=True, slots=True)
class Plan:
    """`now` in microseconds since 1970 UTC: no event is later; `intensity` 1 is everyday use."""

    seed: int
    now: int
    people: int
    intensity: float = 1.0

    def chance(self, *names: object) -> Random:
        """Give the dice of one thing: the same names, the same throws."""
        return Random(f"{self.seed}/{'/'.join(map(str, names))}")

    def cohorts(self) -> Iterator[range]:
        """Give the numbers of the people, cohort by cohort; people are numbered from 1."""
        for first in range(1, self.people + 1, COHORT):
            yield range(first, min(first + COHORT, self.people + 1))
