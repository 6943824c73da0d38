"""What sets a group apart from all others, in figures, and the rule of a segment that finds it again. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from hamdel.journeys.public import BUYING

from .clustering import Places
from .features import LEAST, Feature, Habits, Numbers, mood, share

DAYS: Final = 90  # of behavior
FIGURES: Final = 5
_PLAIN: Final = 0.4  # pooled standard deviations: less is not told
_PARTS: Final = 3  # conditions of a rule
_GAIN: Final = 0.01
_QUANTILES: Final = np.linspace(0.05, 0.95, 19)
_TELLABLE: Final = ("channel", "device", "stage")

Held = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one group does and others do not: a share (0…1), a count a customer, or a mood (-1…1).

    `apart`: the difference of the means in pooled standard deviations (Cohen's d).
    """

    feature: Feature
    mine: float
    others: float
    apart: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A rule of a segment, and how well it finds a group.

    Of those whom it takes in the share `precision` is of the group; of the group it finds the share `recall`.
    """

    rule: dict[str, Any]
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0


def figures(found: Habits, mine: Held) -> list[Figure]:
    """What sets a group apart, the plainest first; of channels, devices, stages … the plainest alone."""
    told = []
    for feature, values in _measures(found):
        own, others = values[mine], values[~mine]
        if not len(own) or not len(others):
            continue
        spread = float(np.sqrt((own.var() + others.var()) / 2))
        gap = float(own.mean() - others.mean())
        apart = gap / spread if spread > 0 else 0.0
        if abs(apart) >= _PLAIN:
            told.append(
                Figure(
                    feature=feature,
                    mine=float(own.mean()),
                    others=float(others.mean()),
                    apart=apart,
                )
            )
    plainest: dict[str, Figure] = {}
    for one in sorted(told, key=lambda one: -abs(one.apart)):
        plainest.setdefault(one.feature.what, one)
    return list(plainest.values())[:FIGURES]


def rule_for(found: Habits, mine: Held) -> Found:
    """A rule of at most three conditions that takes in a group, and few others: the best F1, step by step.

    It asks for as many moments of the last ninety days as those had who were looked at, so that it means the same people.
    """
    candidates = list(_candidates(found))
    taken: Held = np.ones(found.people, dtype=np.bool_)
    parts: list[dict[str, Any]] = [_moments("seen", "", at_least=LEAST)]
    best = _judged(parts, taken, mine)
    for _ in range(_PARTS):
        tried = [
            (_judged([*parts, one], taken & held, mine), one, held) for one, held in candidates
        ]
        if not tried:
            break
        next_best, part, held = max(tried, key=lambda one: one[0].f1)
        if next_best.f1 < best.f1 + _GAIN:
            break
        best, parts, taken = next_best, [*parts, part], taken & held
    return best


def groups(places: Places) -> Iterator[Held]:
    """Each group as which points are in it, the largest first."""
    for one in range(int(places.max()) + 1 if len(places) else 0):
        yield places == one


def _measures(found: Habits) -> Iterator[tuple[Feature, Numbers]]:
    for feature in found.counts:
        if feature.what in _TELLABLE:
            yield feature, share(found, feature)
    for name in ("night", "weekend", "failed"):
        yield Feature(name), share(found, Feature(name))
    for name in ("seen", "contacts", "bought"):
        yield Feature(name), found.counts[Feature(name)]
    yield Feature("mood"), mood(found)


def _candidates(found: Habits) -> Iterator[tuple[dict[str, Any], Held]]:
    for feature, counted in found.counts.items():
        if feature.what not in (*_TELLABLE, "seen", "failed", "bought"):
            continue
        edges: Any = np.unique(np.quantile(counted, _QUANTILES).round()) if found.people else []
        for edge in edges:
            if edge >= 1:
                yield _moments(*feature, at_least=int(edge)), counted >= edge
            yield _moments(*feature, at_most=int(edge)), counted <= edge


def _moments(what: str, key: str, **bound: int) -> dict[str, Any]:
    """A condition as segments read it."""
    part: dict[str, Any] = {"rule": "moments", "days": DAYS, **bound}
    if what in _TELLABLE:
        part[what] = key
    elif what == "failed":
        part["outcome"] = "failure"
    elif what == "bought":
        part["action"] = BUYING
    return part


def _judged(parts: list[dict[str, Any]], taken: Held, mine: Held) -> Found:
    both = int((taken & mine).sum())
    return Found(
        rule={"rule": "all", "of": parts},
        precision=both / max(int(taken.sum()), 1),
        recall=both / max(int(mine.sum()), 1),
    )
