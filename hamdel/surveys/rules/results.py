"""Counted answers as results: by stage, touchpoint, team and Jalali month, and what differs. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from .statistics import SURE, Counts, Kind, Measured, added, chance, holm, measured

FEWEST: Final = 10  # answers on either side before a difference is looked for
_EASY: Final = 8  # an asked "it was easy" of 1 to 7 is so much less as effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """So many answers alike: `span` is the place of their period, `score` None where none was given."""

    survey_id: int
    span: int
    stage: str
    touchpoint: str
    team_id: int | None
    score: int | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """That one set of answers says something else than another, and how probable chance alone is.

    `chance` is corrected for all that was compared beside it.
    """

    key: str
    first: Measured
    second: Measured
    chance: float

    @property
    def grew(self) -> bool:
        """Whether the first score is above the second."""
        return (self.first.score or 0.0) > (self.second.score or 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Answers and what they say, whole and by groups; `answers` counts those without a score too."""

    answers: int
    whole: Measured
    groups: Mapping[str, Mapping[str, Measured]] = field(default_factory=dict)


DIMENSIONS: Final[Mapping[str, Callable[[Cell], str]]] = {
    "stage": lambda one: one.stage,
    "touchpoint": lambda one: one.touchpoint,
    "team": lambda one: "" if one.team_id is None else str(one.team_id),
    "period": lambda one: str(one.span),
}


def counts_in(cells: Iterable[Cell]) -> dict[int, int]:
    """Return how many gave each score."""
    found: dict[int, int] = {}
    for one in cells:
        if one.score is not None:
            found[one.score] = found.get(one.score, 0) + one.number
    return found


def as_effort(counts: Counts) -> dict[int, int]:
    """Return counts of "it was easy" (1 … 7) as counts of effort, 1 (none) … 7 (heavy)."""
    return {_EASY - score: number for score, number in counts.items()}


def counted_by(cells: Iterable[Cell], key_of: Callable[[Cell], str]) -> dict[str, dict[int, int]]:
    """Return the counts of each group; what has no key is in none."""
    groups: dict[str, list[Cell]] = {}
    for one in cells:
        if key := key_of(one):
            groups.setdefault(key, []).append(one)
    return {key: counts_in(some) for key, some in groups.items()}


def split(kind: Kind, cells: Sequence[Cell], by: Iterable[str]) -> Split:
    """Return what answers say, whole and by dimensions (names of `DIMENSIONS`)."""
    groups = {name: counted_by(cells, DIMENSIONS[name]) for name in by}
    return Split(
        answers=sum(one.number for one in cells),
        whole=measured(kind, counts_in(cells)),
        groups={
            name: {key: measured(kind, counts) for key, counts in sorted(found.items())}
            for name, found in groups.items()
        },
    )


def changed(
    kind: Kind, now: Mapping[str, Counts], before: Mapping[str, Counts]
) -> list[Difference]:
    """Return the groups that say something else than before, the surest first.

    All groups with answers enough on both sides are compared, and corrected for being so many.
    """
    keys = sorted(key for key in now if _enough(now[key]) and _enough(before.get(key, {})))
    return _told(kind, [(key, now[key], before[key]) for key in keys])


def standing_out(kind: Kind, groups: Mapping[str, Counts]) -> list[Difference]:
    """Return the groups that say something else than all others together, the surest first."""
    pairs = []
    for key in sorted(groups):
        others = added([counts for other, counts in groups.items() if other != key])
        if _enough(groups[key]) and _enough(others):
            pairs.append((key, groups[key], others))
    return _told(kind, pairs)


def _told(kind: Kind, pairs: Sequence[tuple[str, Counts, Counts]]) -> list[Difference]:
    chances = holm([chance(kind, one, other) for _, one, other in pairs])
    found = [
        Difference(
            key=key, first=measured(kind, one), second=measured(kind, other), chance=probable
        )
        for (key, one, other), probable in zip(pairs, chances, strict=True)
        if probable < SURE
    ]
    return sorted(found, key=lambda one: (one.chance, one.key))


def _enough(counts: Counts) -> bool:
    return sum(counts.values()) >= FEWEST
