"""When more is said than usual.

The rule is C2 of the Early Aberration Reporting System (Hutwagner, Thompson, Seeman, Treadwell, "The
bioterrorism preparedness and response Early Aberration Reporting System (EARS)", J Urban Health 80,
2003): a day is unusual where its count is above mean + 3 standard deviations of seven days that end three
days before it. The two days between keep a slow rise from hiding itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import Final

BASELINE: Final = 7  # days
GUARD: Final = 2  # days between the baseline and the day that is judged
DEVIATIONS: Final = 3.0
FEWEST: Final = 5  # mentions: fewer are no news, however unusual


@dataclass(frozen=True, slots=True)
class Verdict:
    """A day beside the usual: `expected` a day, and above which count it is unusual."""

    count: int
    expected: float
    threshold: float

    @property
    def unusual(self) -> bool:
        """Whether it is a spike."""
        return self.count >= FEWEST and self.count > self.threshold


def judge(days: Sequence[int]) -> Verdict | None:
    """The last of some days beside those before it; None where there are too few to compare with.

    `days` are counts a day, oldest first, at least BASELINE + GUARD + 1. What is counted varies at least
    as a Poisson count of that mean does, and by half a mention where nothing was said at all.
    """
    if len(days) < BASELINE + GUARD + 1:
        return None
    base = days[-(BASELINE + GUARD + 1) : -(GUARD + 1)]
    mean = fmean(base)
    spread = max(stdev(base), sqrt(mean), 0.5)
    return Verdict(days[-1], mean, mean + DEVIATIONS * spread)
