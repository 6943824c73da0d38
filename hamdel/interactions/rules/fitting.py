"""Learning the weights of reasons from what people said was right. Pure.

A conditional logit (McFadden 1974): the probability of a cause is its share among all causes and
"something else", as `ranking` has it. The weights are those of the greatest posterior, with a normal
prior around the starting ones, so that few words move them little. "It was not this" tells only that
it was another cause or none: such words are shared out among the others by their probability and
fitted again (expectation-maximization, Dempster, Laird and Rubin 1977).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .ranking import Features, Hits, Key, Weights, strength

Vector = NDArray[np.float64]
# Standard deviations of what we believe of each weight before anybody said a word.
_SPREAD: Final = {"begins": 0.8, "fades": 0.5, "again": 0.5, "widespread": 0.3, "topic": 0.6}
_ROUNDS: Final = 40
_ENOUGH: Final = 1e-7
_MOST_TOPICS: Final = 300
_TINY: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Example:
    """Causes that stood at a moment, and what somebody said: the one at `chosen` was right or not.

    `chosen` None: it was none of them.
    """

    causes: tuple[Features, ...]
    chosen: int | None
    right: bool = True


class _Shape:
    """Which place of the vector holds which weight."""

    def __init__(self, begin: Weights, topics: Sequence[Key]) -> None:
        self.kinds = tuple(begin.kinds)
        self.topics = tuple(topics)
        self.begins = {kind: 2 * at for at, kind in enumerate(self.kinds)}
        self.again = 2 * len(self.kinds)
        self.widespread = self.again + 1
        self.by_topic = {key: self.again + 2 + at for at, key in enumerate(self.topics)}
        self.size = self.again + 2 + len(self.topics)

    def vector(self, weights: Weights) -> Vector:
        """Write weights as a vector."""
        found = np.zeros(self.size)
        for kind, at in self.begins.items():
            found[at], found[at + 1] = weights.kinds[kind]
        found[self.again], found[self.widespread] = weights.again, weights.widespread
        for key, at in self.by_topic.items():
            found[at] = weights.topics.get(key, 0.0)
        return found

    def spread(self, begin: Vector) -> Vector:
        """The standard deviation of each weight's prior; fading's is a part of itself."""
        found = np.full(self.size, _SPREAD["topic"])
        for at in self.begins.values():
            found[at], found[at + 1] = _SPREAD["begins"], _SPREAD["fades"] * begin[at + 1]
        found[self.again], found[self.widespread] = _SPREAD["again"], _SPREAD["widespread"]
        return found

    def weights(self, vector: Vector) -> Weights:
        """Read weights back; nothing grows with age, and nothing weighs less for happening more."""
        values = [float(one) for one in vector]
        return Weights(
            kinds={
                kind: (values[at], max(values[at + 1], 0.0)) for kind, at in self.begins.items()
            },
            again=max(values[self.again], 0.0),
            widespread=max(values[self.widespread], 0.0),
            topics={key: values[at] for key, at in self.by_topic.items()},
        )

    def rows(self, causes: Sequence[Features]) -> Vector:
        """What each cause has of each weight: causes × weights."""
        found = np.zeros((len(causes), self.size))
        for row, one in zip(found, causes, strict=True):
            at = self.begins[one.kind]
            row[at], row[at + 1] = 1.0, -one.hours
            row[self.again], row[self.widespread] = one.again, one.widespread
            topic = self.by_topic.get((one.kind, one.topic))
            if topic is not None:
                row[topic] = 1.0
        return found


def fit(examples: Sequence[Example], begin: Weights) -> Weights:
    """The weights that explain the examples best, held near `begin` where they say little.

    Causes of a kind that `begin` does not know are left out.
    """
    known = [one for one in (_known(one, begin.kinds) for one in examples) if one.causes]
    shape = _Shape(begin, _topics(known))
    prior = shape.vector(begin)
    spread = shape.spread(prior)
    tables = [shape.rows(one.causes) for one in known]
    vector = prior.copy()
    for _round in range(_ROUNDS):
        step = _newton(known, tables, vector, prior, spread)
        vector = vector + step
        if float(np.abs(step / spread).max()) < _ENOUGH:
            break
    return shape.weights(vector)


def loss(examples: Sequence[Example], weights: Weights) -> float:
    """The mean surprise of what people said, in nats: less is better. 0 for no example."""
    if not examples:
        return 0.0
    return sum(-log(max(_believed(one, weights), _TINY)) for one in examples) / len(examples)


def _believed(one: Example, weights: Weights) -> float:
    """How probable the weights hold what was said."""
    strengths = np.exp([strength(cause, weights, Hits()) for cause in one.causes])
    total = 1.0 + float(strengths.sum())
    chosen = 1.0 if one.chosen is None else float(strengths[one.chosen])
    return chosen / total if one.right else 1.0 - chosen / total


def _newton(
    examples: Sequence[Example],
    tables: Sequence[Vector],
    vector: Vector,
    prior: Vector,
    spread: Vector,
) -> Vector:
    """One step uphill: what was said of "not this" is shared out as the weights stand now."""
    slope = -(vector - prior) / spread**2
    curve = np.diag(1.0 / spread**2)
    for one, table in zip(examples, tables, strict=True):
        strengths = np.exp(table @ vector)
        shares = strengths / (1.0 + strengths.sum())
        slope += table.T @ (_wanted(one, shares) - shares)
        curve += table.T @ (np.diag(shares) - np.outer(shares, shares)) @ table
    return np.asarray(np.linalg.solve(curve, slope), dtype=np.float64)


def _wanted(one: Example, shares: Vector) -> Vector:
    """The shares as what was said would have them."""
    found = np.zeros_like(shares)
    if one.right:
        if one.chosen is not None:
            found[one.chosen] = 1.0
    elif one.chosen is None:
        found += shares / shares.sum()
    else:
        found += shares / max(1.0 - float(shares[one.chosen]), _TINY)
        found[one.chosen] = 0.0
    return found


def _topics(examples: Iterable[Example]) -> list[Key]:
    """Kinds and topics that were spoken of, the most often first."""
    counts: dict[Key, int] = {}
    for one in examples:
        if one.chosen is not None:
            cause = one.causes[one.chosen]
            counts[cause.kind, cause.topic] = counts.get((cause.kind, cause.topic), 0) + 1
    return sorted(counts, key=lambda key: (-counts[key], key))[:_MOST_TOPICS]


def _known(one: Example, kinds: Mapping[str, object]) -> Example:
    """The example without causes of kinds that are not known, and without what was said of them."""
    kept = [at for at, cause in enumerate(one.causes) if cause.kind in kinds]
    if one.chosen is not None and one.chosen not in kept:
        return Example((), None)
    chosen = None if one.chosen is None else kept.index(one.chosen)
    return Example(tuple(one.causes[at] for at in kept), chosen, one.right)


def written(weights: Weights) -> dict[str, Any]:
    """Weights as JSON keeps them."""
    return {
        "kinds": {kind: list(pair) for kind, pair in weights.kinds.items()},
        "again": weights.again,
        "widespread": weights.widespread,
        "topics": [[kind, topic, value] for (kind, topic), value in weights.topics.items()],
    }


def as_written(said: Mapping[str, Any], begin: Weights) -> Weights:
    """Read weights that were kept; kinds that have come since weigh as in `begin`."""
    kept = {kind: (float(a), float(b)) for kind, (a, b) in said["kinds"].items()}
    return Weights(
        kinds={**begin.kinds, **kept},
        again=float(said["again"]),
        widespread=float(said["widespread"]),
        topics={(kind, topic): float(value) for kind, topic, value in said["topics"]},
    )
