"""Groups of points that lie near each other, and how well they are apart. Pure; the same for the same points."""

from typing import Any, Final, NamedTuple

import numpy as np

from .features import Numbers

Places = np.ndarray[Any, np.dtype[np.int64]]
SEED: Final = 14050905
MOST_GROUPS: Final = 6
APART: Final = 0.25  # of the mean silhouette: at or below it no structure was found
FITTED: Final = 5_000  # points by which centers are found
_JUDGED: Final = 1_500  # points of which silhouettes are taken
_BEGINNINGS: Final = 5
_ROUNDS: Final = 60
_SMALLEST: Final = 0.02  # of the points


class Grouped(NamedTuple):
    """Groups found: which each point is in, how well they are apart (-1…1), and what other numbers of groups gave."""

    places: Places
    silhouette: float
    tried: dict[int, float]

    @property
    def groups(self) -> int:
        """How many."""
        return int(self.places.max()) + 1 if len(self.places) else 0

    @property
    def apart(self) -> bool:
        """Whether the groups are any: a mean silhouette above .25 (Kaufman and Rousseeuw, 1990, p. 88)."""
        return self.silhouette > APART


def grouped(points: Numbers) -> Grouped:
    """The groups of some points: two to six, as many as give the largest mean silhouette.

    k-means from k-means++ beginnings (Arthur and Vassilvitskii, SODA 2007), the best of five; centers are found by
    at most 5,000 points, silhouettes (Rousseeuw, Computational and Applied Mathematics 20, 1987) taken of 1,500. A number of groups that
    leaves one with under a fiftieth of the points is passed over.
    """
    chance = np.random.default_rng(SEED)
    few = _some(points, FITTED, chance)
    judged = _some(points, _JUDGED, chance)
    best: tuple[float, Numbers] | None = None
    tried: dict[int, float] = {}
    for k in range(2, min(MOST_GROUPS, len(few) - 1) + 1):
        centers = _centers(few, k, chance)
        sizes = np.bincount(nearest(points, centers), minlength=k)
        if sizes.min() < max(_SMALLEST * len(points), 2):
            continue
        tried[k] = silhouette(judged, nearest(judged, centers))
        if best is None or tried[k] > best[0]:
            best = (tried[k], centers)
    if best is None:
        return Grouped(np.zeros(len(points), dtype=np.int64), 0.0, tried)
    return Grouped(_by_size(nearest(points, best[1])), best[0], tried)


def nearest(points: Numbers, centers: Numbers) -> Places:
    """Which center each point is nearest to."""
    places: Places = _apart(points, centers).argmin(axis=1)
    return places


def silhouette(points: Numbers, places: Places) -> float:
    """The mean silhouette of points in groups, -1…1; 0 where there is one group."""
    names = np.unique(places)
    if len(names) < 2:  # noqa: PLR2004 - one group is apart from none
        return 0.0
    away = np.sqrt(_apart(points, points))
    sums = np.column_stack([away[:, places == one].sum(axis=1) for one in names])
    sizes = np.array([(places == one).sum() for one in names], dtype=np.float64)
    mine = np.searchsorted(names, places)
    rows = np.arange(len(points))
    own = sums[rows, mine] / np.maximum(sizes[mine] - 1, 1)
    means = sums / sizes
    means[rows, mine] = np.inf
    other = means.min(axis=1)
    widths = (other - own) / np.maximum(np.maximum(own, other), 1e-12)
    return float(np.where(sizes[mine] > 1, widths, 0.0).mean())


def _centers(points: Numbers, k: int, chance: np.random.Generator) -> Numbers:
    """The centers of the best of some runs of k-means."""
    runs = [_run(points, _begun(points, k, chance)) for _ in range(_BEGINNINGS)]
    return min(runs, key=lambda one: float(_apart(points, one).min(axis=1).sum()))


def _begun(points: Numbers, k: int, chance: np.random.Generator) -> Numbers:
    chosen = [points[chance.integers(len(points))]]
    for _ in range(k - 1):
        away = _apart(points, np.array(chosen)).min(axis=1)
        whole = away.sum()
        odds = away / whole if whole else None
        chosen.append(points[chance.choice(len(points), p=odds)])
    return np.array(chosen)


def _run(points: Numbers, centers: Numbers) -> Numbers:
    places = nearest(points, centers)
    for _ in range(_ROUNDS):
        held = [places == one for one in range(len(centers))]
        centers = np.array(
            [
                points[one].mean(axis=0) if one.any() else old
                for one, old in zip(held, centers, strict=True)
            ]
        )
        moved = nearest(points, centers)
        if (moved == places).all():
            break
        places = moved
    return centers


def _apart(points: Numbers, others: Numbers) -> Numbers:
    """Squared distances, a row a point."""
    square = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None, :]
    away: Numbers = np.maximum(square - 2 * points @ others.T, 0.0)
    return away


def _some(points: Numbers, most: int, chance: np.random.Generator) -> Numbers:
    if len(points) <= most:
        return points
    return points[np.sort(chance.choice(len(points), most, replace=False))]


def _by_size(places: Places) -> Places:
    """Groups numbered from the largest."""
    order = np.argsort(-np.bincount(places), kind="stable")
    renamed = np.empty_like(order)
    renamed[order] = np.arange(len(order))
    found: Places = renamed[places]
    return found
