"""What customers usually do as numbers: counts of each, and a space in which alike ones are near. Pure."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from hamdel.journeys.public import Habit

Numbers = np.ndarray[Any, np.dtype[np.float64]]
LEAST: Final = 5  # moments: with fewer nobody has habits
_CARRIED: Final = 0.8  # of the variance
_ALIKE: Final = 1e-4  # a block that varies less tells nobody apart


class Feature(NamedTuple):
    """What is counted: of a channel, device or stage (`key` says which), or of all moments (`key` "")."""

    what: str
    key: str = ""


class Habits(NamedTuple):
    """Customers by what they do: `counts[feature]` has a number for each of `people`."""

    people: int
    counts: dict[Feature, Numbers]


_WAYS: Final = ("channel", "device", "stage")
_SUMS: Final = ("seen", "night", "weekend", "failed", "contacts", "bought", "felt", "feeling")


def gather(rows: Sequence[Habit]) -> Habits:
    """The counts of some customers, a row of `rows` a customer and way, sorted by customer."""
    ids = np.array([row.customer_id for row in rows], dtype=np.int64)
    kept, place = np.unique(ids, return_inverse=True)
    counts: dict[Feature, Numbers] = {}
    for name in _SUMS:
        weights = np.array([getattr(row, name) for row in rows], dtype=np.float64)
        counts[Feature(name)] = _summed(place, weights, len(kept))
    seen = np.array([row.seen for row in rows], dtype=np.float64)
    for name in _WAYS:
        said = np.array([getattr(row, name) for row in rows], dtype=object)
        for key in sorted(set(said.tolist()) - {""}):
            here = said == key
            counts[Feature(name, key)] = _summed(place[here], seen[here], len(kept))
    return Habits(len(kept), counts)


def together(parts: Iterable[Habits]) -> Habits:
    """Parts of all customers as one; what a part never did is zero there."""
    there = list(parts)
    names = sorted({name for part in there for name in part.counts})
    joined = {
        name: np.concatenate(
            [part.counts.get(name, np.zeros(part.people)) for part in there] or [np.zeros(0)]
        )
        for name in names
    }
    return Habits(sum(part.people for part in there), joined)


def share(found: Habits, feature: Feature) -> Numbers:
    """The share (0…1) of each customer's moments that a feature counts."""
    return found.counts[feature] / np.maximum(found.counts[Feature("seen")], 1.0)


def mood(found: Habits) -> Numbers:
    """What each customer felt in the mean, -1…1; 0 where nothing tells it."""
    return found.counts[Feature("feeling")] / np.maximum(found.counts[Feature("felt")], 1.0)


def space(found: Habits) -> Numbers:
    """A point for each customer: blocks of equal weight, so that no question counts twice.

    Ways as square roots of their shares (Hellinger distance: Legendre and Gallagher, Oecologia 129, 2001),
    times of the day and week, how much, how often they turn to us, buying, failing, mood. Of all this the
    principal components that carry four fifths of the variance (Jolliffe, Principal Component Analysis, 2002,
    ch. 6): the rest is mostly chance, in which everybody is far from everybody.
    """
    blocks = [[np.sqrt(share(found, one)) for one in _of(found, name)] for name in _WAYS]
    blocks.append([share(found, Feature("night")), share(found, Feature("weekend"))])
    blocks += [[np.log1p(found.counts[Feature(name)])] for name in ("seen", "contacts", "bought")]
    blocks += [[share(found, Feature("failed"))], [mood(found)]]
    scaled = [
        one
        for block in blocks
        if block and found.people and (one := _scaled(np.column_stack(block))) is not None
    ]
    return _principal(np.hstack(scaled)) if scaled else np.zeros((found.people, 1))


def _of(found: Habits, name: str) -> list[Feature]:
    return [one for one in found.counts if one.what == name and one.key]


def _scaled(block: Numbers) -> Numbers | None:
    centered = block - block.mean(axis=0)
    spread = float(np.sqrt(centered.var(axis=0).sum()))
    return centered / spread if spread > _ALIKE else None


def _principal(points: Numbers) -> Numbers:
    weights, ways = np.linalg.eigh(np.cov(points, rowvar=False).reshape(points.shape[1], -1))
    carried = np.cumsum(weights[::-1]) / weights.sum()
    kept = ways[:, ::-1][:, : int(np.searchsorted(carried, _CARRIED)) + 1]
    found: Numbers = points @ kept
    return found


def _summed(place: Any, weights: Numbers, people: int) -> Numbers:
    return np.bincount(place, weights, minlength=people).astype(np.float64)
