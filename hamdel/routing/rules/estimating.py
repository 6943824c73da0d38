"""How long somebody will wait: from what just happened, with how far that may be off.

In a queue whose head leaves at a steady rate, the wait of who finds k before them is the sum of k + 1
exponential times: Erlang's distribution, exact for M/M/n. The rate is not assumed but measured, as in the
estimators from delay history of R. Ibrahim and W. Whitt ("Real-time delay estimation based on delay history",
Manufacturing & Service Operations Management 11(3), 2009): how long each place in the queue took of late while
somebody waited for it. Who gives up leaves a place too, so impatience is in it; hours in which nobody waited
are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import NormalDist, fmean
from typing import Final

WINDOW: Final = timedelta(hours=3)
FEWEST: Final = 3  # places, below which nothing is said
AT_ONCE: Final = 10.0  # seconds: who waited less had nobody before them
# The rate is itself measured, so nine of ten take Erlang's 95 % (`hamdel bench routing` counts them).
_LOW, _HIGH = NormalDist().inv_cdf(0.1), NormalDist().inv_cdf(0.95)


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody joined a queue and left it: answered, or given up."""

    joined_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long it will take, in seconds: one of ten waits is below `low`, half below `likely`.

    Nine of ten are below `high`: that is what a customer is told.
    """

    low: float
    likely: float
    high: float


def estimate(ahead: int, left: Sequence[Left], *, now: datetime) -> Estimate | None:
    """Estimate the wait of who comes now and finds `ahead` before them.

    `left`: who left the same queue, in any order; the last three hours count. None where fewer than
    three had to wait: then nothing is known, and nothing is said.
    """
    times = place_times([one for one in left if now - WINDOW < one.at <= now])
    if len(times) < FEWEST:
        return None
    each = fmean(times)
    low, likely, high = (each * erlang_quantile(ahead + 1, z) for z in (_LOW, 0.0, _HIGH))
    return Estimate(low, likely, high)


def place_times(left: Sequence[Left]) -> list[float]:
    """Return how many seconds each place took: from the one before, or from joining, if later.

    Of those who had to wait; the queue stood still for the others.
    """
    times, before = [], None
    for one in sorted(left, key=lambda one: (one.at, one.joined_at)):
        had_to_wait = (one.at - one.joined_at).total_seconds() > AT_ONCE
        if had_to_wait and before is not None:
            times.append((one.at - max(before, one.joined_at)).total_seconds())
        before = one.at
    return times


def erlang_quantile(stages: int, z: float) -> float:
    """Return a quantile of a sum of exponential times of mean 1, `z` being the normal's.

    Wilson and Hilferty's approximation (PNAS 17, 1931), never below nothing.
    """
    ninth = 1 / (9 * stages)
    return max(0.0, float(stages * (1 - ninth + z * ninth**0.5) ** 3))
