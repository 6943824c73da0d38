"""What was measured, and how sure it is. Pure."""

from collections.abc import Mapping
from math import sqrt
from typing import Final

from hamdel.platform.intervals import share_interval

from ..contracts import MeasuredStep, Score

FEWEST: Final = 5  # tellings, with fewer a mean has no interval
_Z: Final = 1.959963984540054  # 95 %
_FEELINGS: Final = (-1.0, 1.0)
_EFFORTS: Final = (1.0, 7.0)


def mean_interval(
    mean: float, spread: float, n: int, *, scale: tuple[float, float]
) -> tuple[float, float] | None:
    """The 95 % interval of a mean of `n` values with a standard deviation, within its scale.

    By the normal distribution, which is close enough from some tens on; None for fewer than FEWEST.
    """
    if n < FEWEST:
        return None
    half = _Z * spread / sqrt(n)
    return max(mean - half, scale[0]), min(mean + half, scale[1])


def measured_step(
    step: str,
    stage: str | None,
    counts: tuple[int, int, int, int, int],
    feeling: tuple[int, float | None, float | None],
    effort: tuple[int, float | None, float | None],
    scores: Mapping[str, Score],
) -> MeasuredStep:
    """A step, of its counts (seen, customers, succeeded, failed, abandoned) and scores.

    `feeling` and `effort` are how many told it, its mean and its standard deviation.
    """
    seen, customers, succeeded, failed, abandoned = counts
    outcomes = succeeded + failed + abandoned
    intervals: dict[str, tuple[float, float] | None] = {
        "success_rate": share_interval(succeeded, outcomes) if outcomes else None,
        "sentiment": _interval(feeling, _FEELINGS),
        "effort": _interval(effort, _EFFORTS),
        **{kind: (one.low, one.high) for kind, one in scores.items()},
    }
    nps, csat, ces = (scores.get(kind) for kind in ("nps", "csat", "ces"))
    return MeasuredStep(
        step=step,
        stage=stage,
        volume=seen,
        customers=customers,
        success_rate=succeeded / outcomes if outcomes else None,
        outcomes=outcomes,
        failed=failed,
        abandoned=abandoned,
        sentiment=feeling[1],
        sentiment_n=feeling[0],
        effort=effort[1],
        effort_n=effort[0],
        nps=nps.value if nps else None,
        nps_n=nps.n if nps else 0,
        csat=csat.value if csat else None,
        csat_n=csat.n if csat else 0,
        ces=ces.value if ces else None,
        ces_n=ces.n if ces else 0,
        intervals={name: one for name, one in intervals.items() if one is not None},
    )


def _interval(
    told: tuple[int, float | None, float | None], scale: tuple[float, float]
) -> tuple[float, float] | None:
    n, mean, spread = told
    return None if mean is None else mean_interval(mean, spread or 0.0, n, scale=scale)
