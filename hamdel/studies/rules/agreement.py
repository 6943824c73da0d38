"""How far coders agree: Krippendorff's alpha for nominal values, any number of coders, gaps allowed.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011,
https://repository.upenn.edu/handle/20.500.14332/2089, section C; the bounds of use from his "Content
Analysis", 4th ed. 2018, ch. 12: above .800 conclusions may rest on it, between .667 and .800 tentative ones.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final, Literal

FIRM: Final = 0.8
TENTATIVE: Final = 0.667
Verdict = Literal["firm", "tentative", "weak", "same", "unknown"]
Unit = Iterable[Hashable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`alpha` in -1…1, None where nothing varies or nobody else looked; over so many quotes and coders."""

    alpha: float | None
    quotes: int
    coders: int

    @property
    def verdict(self) -> Verdict:
        """Return what may rest on it."""
        if self.alpha is None:
            return "same" if self.quotes else "unknown"
        return "firm" if self.alpha >= FIRM else "tentative" if self.alpha >= TENTATIVE else "weak"


def alpha(units: Iterable[Unit]) -> float | None:
    """Krippendorff's alpha of the values given to each unit; units with fewer than two do not count.

    None where there is nothing to compare, or where one value alone was ever given.
    """
    disagreed = 0.0
    totals: Counter[Hashable] = Counter()
    for unit in units:
        values = Counter(unit)
        count = values.total()
        if count < 2:  # noqa: PLR2004 - pairs take two
            continue
        totals += values
        disagreed += (count * count - sum(n * n for n in values.values())) / (count - 1)
    n = totals.total()
    by_chance = n * n - sum(each * each for each in totals.values())
    return 1 - (n - 1) * disagreed / by_chance if by_chance else None


def agreement(codings: Iterable[Mapping[str, Set[int]]], *, themes: Iterable[int]) -> Agreement:
    """How far coders agree on quotes; `codings` are each quote's: coder → themes, none of them is a judgment.

    Of each quote and each theme it is asked whether the coder chose it.
    """
    asked = tuple(themes)
    several = [one for one in codings if len(one) > 1]
    units = [[theme in chosen for chosen in one.values()] for one in several for theme in asked]
    coders = {name for one in several for name in one}
    return Agreement(alpha(units), len(several), len(coders))
