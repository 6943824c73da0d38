"""What answers say together, how sure that is, and whether two sets of answers differ.

Everything is computed from counts: score → how many gave it. NPS is told from minus 100 to 100, CSAT as the
share (0…1) of 4 and 5, CES as the mean effort 1 (none) … 7 (heavy).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal

from hamdel.platform.intervals import share_interval

from .student import beyond, quantile

Kind = Literal["nps", "csat", "ces"]
Counts = Mapping[int, int]
SCALES: Final[Mapping[str, tuple[int, int]]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
SURE: Final = 0.05  # a difference that chance makes more rarely is told
_NORMAL: Final = NormalDist()
_Z: Final = _NORMAL.inv_cdf(0.975)
_PROMOTER, _PASSIVE, _SATISFIED = 9, 7, 4
# Nobody can be surer of a whole number than to a half on either side: the variance of that is 1/12.
_LEAST_VARIANCE: Final = 1 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What `n` answers say, and the 95 % interval around it; all None where nobody answered."""

    n: int
    score: float | None = None
    low: float | None = None
    high: float | None = None
    promoters: int = 0
    passives: int = 0
    detractors: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mean:
    """A mean, the variance of that mean, and its degrees of freedom (None: as many as one likes)."""

    at: float
    variance: float
    freedom: float | None = None


def measured(kind: Kind, counts: Counts) -> Measured:
    """Return what some answers say."""
    return {"nps": nps, "csat": csat, "ces": ces}[kind](counts)


def groups_of(counts: Counts) -> tuple[int, int, int]:
    """Return how many promoters (9 and 10), passives (7 and 8) and detractors (0 to 6) there are."""
    promoters = sum(number for score, number in counts.items() if score >= _PROMOTER)
    detractors = sum(number for score, number in counts.items() if score < _PASSIVE)
    return promoters, sum(counts.values()) - promoters - detractors, detractors


def nps(counts: Counts) -> Measured:
    """Return the share of promoters less that of detractors, -100 to 100, with its interval.

    A score is the mean of values 1, 0 and -1, so its variance is p + d - (p - d)², divided by n. For
    few answers three imagined ones are added to the interval, ¾ promoter, 1½ passives, ¾ detractor
    (the adjusted Wald interval of Rocks, "Interval Estimation for the Net Promoter Score", The
    American Statistician 70(4), 2016).
    """
    promoters, passives, detractors = groups_of(counts)
    n = promoters + passives + detractors
    if not n:
        return Measured(n=0)
    score = 100 * (promoters - detractors) / n
    found = _nps_mean(counts)
    half = _Z * math.sqrt(found.variance)
    low, high = _around(score, 100 * (found.at - half), 100 * (found.at + half), -100, 100)
    return Measured(
        n=n, score=score, low=low, high=high,
        promoters=promoters, passives=passives, detractors=detractors,
    )  # fmt: skip


def csat(counts: Counts) -> Measured:
    """Return the share of 4 and 5 of 5, with Wilson's interval (Wilson 1927, JASA 22:209)."""
    satisfied, n = _satisfied(counts)
    if not n:
        return Measured(n=0)
    share = satisfied / n
    low, high = share_interval(satisfied, n)
    return Measured(n=n, score=share, low=low, high=high)


def ces(counts: Counts) -> Measured:
    """Return the mean effort, 1…7, with the interval of Student's t; one answer says nothing sure."""
    n = sum(counts.values())
    if not n:
        return Measured(n=0)
    found = _effort_mean(counts)
    least, most = SCALES["ces"]
    if found.freedom is None:
        return Measured(n=n, score=found.at, low=float(least), high=float(most))
    half = quantile(found.freedom) * math.sqrt(found.variance)
    low, high = _around(found.at, found.at - half, found.at + half, least, most)
    return Measured(n=n, score=found.at, low=low, high=high)


def chance(kind: Kind, first: Counts, second: Counts) -> float:
    """Return how probable chance alone makes a difference as large as between two sets of answers.

    NPS by the adjusted means of `nps`, CSAT with one satisfied and one unsatisfied added to each set
    (Agresti and Caffo, The American Statistician 54(4), 2000), CES by Welch's t test (Biometrika 34,
    1947). 1.0 where either set says too little.
    """
    mean_of = {"nps": _nps_mean, "csat": _satisfied_mean, "ces": _effort_mean}[kind]
    if sum(first.values()) < 2 or sum(second.values()) < 2:  # noqa: PLR2004 - one answer varies not
        return 1.0
    one, other = mean_of(first), mean_of(second)
    variance = one.variance + other.variance
    far = abs(one.at - other.at) / math.sqrt(variance)
    if one.freedom is None or other.freedom is None:
        return 2 * (1 - _NORMAL.cdf(far))
    freedom = variance**2 / (one.variance**2 / one.freedom + other.variance**2 / other.freedom)
    return beyond(far, freedom)


def holm(chances: Sequence[float]) -> list[float]:
    """Return the chances of many comparisons together, in the order given.

    Step-down correction (Holm, Scandinavian Journal of Statistics 6, 1979): among all that are told
    with a chance below 5 %, even one false one is rarer than 5 %.
    """
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    found, most = [1.0] * len(chances), 0.0
    for rank, place in enumerate(order):
        most = max(most, min(1.0, (len(chances) - rank) * chances[place]))
        found[place] = most
    return found


def added(many: Sequence[Counts]) -> dict[int, int]:
    """Return the counts of several sets of answers together."""
    found: dict[int, int] = {}
    for counts in many:
        for score, number in counts.items():
            found[score] = found.get(score, 0) + number
    return found


def _nps_mean(counts: Counts) -> _Mean:
    promoters, passives, detractors = groups_of(counts)
    n = promoters + passives + detractors + 3
    up, down = (promoters + 0.75) / n, (detractors + 0.75) / n
    return _Mean(at=up - down, variance=(up + down - (up - down) ** 2) / n)


def _satisfied(counts: Counts) -> tuple[int, int]:
    satisfied = sum(number for score, number in counts.items() if score >= _SATISFIED)
    return satisfied, sum(counts.values())


def _satisfied_mean(counts: Counts) -> _Mean:
    satisfied, n = _satisfied(counts)
    share = (satisfied + 1) / (n + 2)
    return _Mean(at=share, variance=share * (1 - share) / (n + 2))


def _effort_mean(counts: Counts) -> _Mean:
    n = sum(counts.values())
    mean = sum(score * number for score, number in counts.items()) / n
    if n == 1:
        return _Mean(at=mean, variance=0.0)
    squares = sum(number * (score - mean) ** 2 for score, number in counts.items())
    variance = max(squares / (n - 1), _LEAST_VARIANCE)
    return _Mean(at=mean, variance=variance / n, freedom=n - 1)


def _around(
    score: float, low: float, high: float, least: float, most: float
) -> tuple[float, float]:
    """An interval within its scale that holds what was measured."""
    return max(min(low, score), least), min(max(high, score), most)
