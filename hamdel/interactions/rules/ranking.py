"""How probable a cause is: a sum of readable parts, against the chance that it is none of them. Pure.

Each cause has a strength, the logarithm of its odds against "something else": what its kind weighs,
less the longer ago it was, more the oftener it happened, and what people said of such reasons. The
probability is its share among all causes and the "something else" (a softmax with a zero).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp, log
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
}
_DOUBT: Final = 10.0  # words of people that weigh as much as what we began with
_HOUR: Final = 3600.0


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


def rank(
    causes: Sequence[Cause], *, now: datetime, learned: Mapping[tuple[str, str], Hits]
) -> list[Ranked]:
    """At most five, the most probable first. `learned` is by kind and topic."""
    strengths = [
        exp(strength(one, now=now, hits=learned.get((one.kind, one.topic), Hits())))
        for one in causes
    ]
    total = 1.0 + sum(strengths)
    found = [
        Ranked(one, weight / total, learned.get((one.kind, one.topic), Hits()))
        for one, weight in zip(causes, strengths, strict=True)
        if weight / total >= LEAST
    ]
    found.sort(key=lambda one: (-one.probability, -one.cause.at.timestamp()))
    return found[:MOST]


def strength(cause: Cause, *, now: datetime, hits: Hits) -> float:
    """The logarithm of a cause's odds against something else."""
    begins, fades = WEIGHTS[cause.kind]
    hours = max((now - cause.at).total_seconds(), 0.0) / _HOUR
    return begins - hours / fades + log(min(cause.times, MOST)) + _learned(hits)


def _learned(hits: Hits) -> float:
    """How much what people said moves it: nothing at half right, at most about two either way."""
    return log((hits.right + _DOUBT / 2) / (hits.said - hits.right + _DOUBT / 2))
