"""Groups by behavior as they are kept and shown: numbers alone, of nobody. Pure."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from .clustering import grouped
from .features import Feature, Habits, space
from .telling import Figure, Found, figures, groups, rule_for

FEWEST: Final = 50  # customers with habits: among fewer no groups are looked for
GOOD: Final = 0.6  # F1 of a rule: below it no sentence finds the group


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A group: how many people, of all who have habits, what sets it apart, and the rule that finds it."""

    people: int
    of: int
    figures: tuple[Figure, ...]
    found: Found

    @property
    def share(self) -> float:
        """Of all who have habits, 0…1."""
        return self.people / self.of if self.of else 0.0

    @property
    def tellable(self) -> bool:
        """Whether a sentence finds it well enough to make a segment of it."""
        return bool(self.figures) and self.found.f1 >= GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What a look found. `apart`: whether the groups are any; `tried`: silhouettes by number of groups."""

    people: int
    apart: bool
    silhouette: float
    tried: dict[int, float]
    groups: tuple[Suggestion, ...]


def suggest(found: Habits) -> Suggestions:
    """Look for groups among customers; too few of them, or groups that are not apart, are told as such."""
    if found.people < FEWEST:
        return Suggestions(people=found.people, apart=False, silhouette=0.0, tried={}, groups=())
    clustered = grouped(space(found))
    told = (
        Suggestion(
            people=int(mine.sum()),
            of=found.people,
            figures=tuple(figures(found, mine)),
            found=rule_for(found, mine),
        )
        for mine in (groups(clustered.places) if clustered.apart else ())
    )
    return Suggestions(
        people=found.people,
        apart=clustered.apart,
        silhouette=clustered.silhouette,
        tried=clustered.tried,
        groups=tuple(told),
    )


def written(one: Suggestions) -> dict[str, Any]:
    """As JSON."""
    return asdict(one)


def read(said: dict[str, Any]) -> Suggestions:
    """From JSON."""
    return Suggestions(
        people=said["people"],
        apart=said["apart"],
        silhouette=said["silhouette"],
        tried={int(k): score for k, score in said["tried"].items()},
        groups=tuple(_group(one) for one in said["groups"]),
    )


def _group(said: dict[str, Any]) -> Suggestion:
    told = tuple(Figure(**{**one, "feature": Feature(*one["feature"])}) for one in said["figures"])
    return Suggestion(**{**said, "figures": told, "found": Found(**said["found"])})
