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


def agreements(
    codings: Iterable[Mapping[str, Set[int]]], *, themes: Iterable[int]
) -> tuple[Agreement, dict[int, Agreement]]:
    """How far coders agree on quotes, over all themes and on each.

    `codings` are each quote's: coder → themes, where none is a judgment too. Of each quote that two or more
    judged, and of each theme, it is asked whether the coder chose it. Themes that nobody chose for a
    quote are counted, not looked at: a large study takes as long as it has codes.
    """
    several = [one for one in codings if len(one) > 1]
    judged = sum(map(len, several))
    tallies = {theme: _Tally() for theme in themes}
    for quote in several:
        for theme, chose in Counter(t for chosen in quote.values() for t in chosen).items():
            if theme in tallies:
                tallies[theme].add(chose, len(quote))
    coders = len({name for one in several for name in one})
    found = {
        theme: Agreement(tally.alpha(judged), len(several), coders)
        for theme, tally in tallies.items()
    }
    whole = _Tally(
        sum(one.chosen for one in tallies.values()),
        sum(one.disagreed for one in tallies.values()),
    )
    return Agreement(whole.alpha(judged * len(tallies)), len(several), coders), found


@dataclass(slots=True)
class _Tally:
    """Of yes and no: how often yes was said, and the disagreement within units, as `alpha` sums it."""

    chosen: int = 0
    disagreed: float = 0.0

    def add(self, chose: int, coders: int) -> None:
        """Count a unit in which so many of the coders said yes."""
        self.chosen += chose
        self.disagreed += 2 * chose * (coders - chose) / (coders - 1)

    def alpha(self, values: int) -> float | None:
        """The alpha of all that was said, of which the rest is no."""
        by_chance = 2 * self.chosen * (values - self.chosen)
        return 1 - (values - 1) * self.disagreed / by_chance if by_chance else None
