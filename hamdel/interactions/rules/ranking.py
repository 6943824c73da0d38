"""How probable a cause is: a sum of readable parts, against the chance that it is none of them. Pure.

Each cause has a strength, the logarithm of its odds against "something else": what its kind weighs,
less the longer ago it was, more the oftener and the more widely it happened, and what people said of
such reasons. The probability is its share among all causes and the "something else" (a softmax with
a zero). `fitting` learns the weights from what people said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import exp, log, log1p
from typing import Final

from .causes import Cause

MOST: Final = 5
LEAST: Final = 0.02  # less probable ones say nothing
# (strength at once, hours in which it falls by one)
WEIGHTS: Final[Mapping[str, tuple[float, float]]] = {
    "failed": (2.6, 30.0),
    "abandoned": (0.2, 12.0),
    "unanswered": (0.9, 24.0),
    "late": (1.9, 240.0),
    "on_way": (0.4, 60.0),
    "promise_broken": (2.4, 60.0),
    "promise_open": (0.6, 60.0),
    "due": (0.6, 60.0),
    "refund": (1.3, 120.0),
    "unhappy": (0.6, 36.0),
    "repeated": (0.9, 24.0),
    "just": (0.7, 20.0),
    "outage": (0.8, 8.0),
}
TOPIC: Final = 120  # letters of a topic by which words of people are counted
_DOUBT: Final = 10.0  # words of people that weigh as much as what we began with
_HOUR: Final = 3600.0

Key = tuple[str, str]  # a kind and a topic


@dataclass(frozen=True, slots=True)
class Hits:
    """What people said of reasons of one kind and topic: how often it was right, of how many."""

    right: int = 0
    said: int = 0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A cause with its probability, 0…1, and the words of people that moved it."""

    cause: Cause
    probability: float
    hits: Hits


@dataclass(frozen=True, slots=True)
class Features:
    """What of a cause weighs. `again` and `widespread` are logarithms, 0 for once and for nobody else."""

    kind: str
    topic: str
    hours: float
    again: float
    widespread: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part weighs. `kinds`: strength at once, and what an hour takes of it."""

    kinds: Mapping[str, tuple[float, float]]
    again: float = 1.0
    widespread: float = 0.4
    topics: Mapping[Key, float] = field(default_factory=dict)


def starting(more: Mapping[str, tuple[float, float]]) -> Weights:
    """The weights we begin with; `more` are kinds of registered sources, written as `WEIGHTS`."""
    known = {**WEIGHTS, **more}
    return Weights({kind: (begins, 1 / fades) for kind, (begins, fades) in known.items()})


STARTING: Final = starting({})


def rank(
    causes: Sequence[Cause],
    *,
    now: datetime,
    learned: Mapping[Key, Hits],
    since: Mapping[Key, Hits] | None = None,
    weights: Weights = STARTING,
) -> list[Ranked]:
    """At most five, the most probable first.

    `learned`, by kind and topic, is all that people said; `since` what of it the weights do not know
    yet (None: all of it).
    """
    counted = learned if since is None else since
    strengths = [
        exp(strength(features_of(one, now=now), weights, counted.get(_key(one), Hits())))
        for one in causes
    ]
    total = 1.0 + sum(strengths)
    found = [
        Ranked(one, weight / total, learned.get(_key(one), Hits()))
        for one, weight in zip(causes, strengths, strict=True)
        if weight / total >= LEAST
    ]
    found.sort(key=lambda one: (-one.probability, -one.cause.at.timestamp()))
    return found[:MOST]


def features_of(cause: Cause, *, now: datetime) -> Features:
    """What of a cause weighs at this moment."""
    return Features(
        kind=cause.kind,
        topic=cause.topic[:TOPIC],
        hours=max((now - cause.at).total_seconds(), 0.0) / _HOUR,
        again=log(min(cause.times, MOST)),
        widespread=log1p(cause.widespread),
    )


def strength(one: Features, weights: Weights, hits: Hits) -> float:
    """The logarithm of a cause's odds against something else."""
    begins, fades = weights.kinds[one.kind]
    return (
        begins
        - one.hours * fades
        + weights.again * one.again
        + weights.widespread * one.widespread
        + weights.topics.get((one.kind, one.topic), 0.0)
        + _learned(hits)
    )


def _key(cause: Cause) -> Key:
    return cause.kind, cause.topic[:TOPIC]


def _learned(hits: Hits) -> float:
    """How much what people said moves it: nothing at half right, at most about two either way."""
    return log((hits.right + _DOUBT / 2) / (hits.said - hits.right + _DOUBT / 2))
