"""How many come how far along ordered steps. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hamdel.platform.intervals import share_interval

FEWEST: Final = 2
MOST: Final = 6
UNUSED: Final = "\x00"  # no step is called so


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """A step: how many customers came to it, and the median time from the first, in seconds."""

    step: str
    people: int
    median_seconds: float | None
    of_first: float
    of_before: float
    interval: tuple[float, float]

    @property
    def lost(self) -> float:
        """The share of those at the step before who did not come to this one, 0…1."""
        return 1 - self.of_before


@dataclass(frozen=True, slots=True)
class Funnel:
    """Ordered steps. Shares are 0…1; `interval` (95 %) is of the share of the first step."""

    levels: tuple[Level, ...]

    @property
    def worst(self) -> Level | None:
        """The step that most of those at the step before did not come to; None where all did."""
        reached = [one for one in self.levels[1:] if one.of_before < 1 and self.levels[0].people]
        return max(reached, key=lambda one: one.lost, default=None)


def funnel_of(
    steps: Sequence[str], people: Sequence[int], medians: Sequence[float | None]
) -> Funnel:
    """A funnel of its steps, how many came to each, and the median times from the first (after it)."""
    first = people[0]
    levels = []
    for place, (step, here) in enumerate(zip(steps, people, strict=False)):
        before = people[place - 1] if place else here
        levels.append(
            Level(
                step=step,
                people=here,
                median_seconds=medians[place - 1] if place else 0.0,
                of_first=here / first if first else 0.0,
                of_before=here / before if before else 0.0,
                interval=share_interval(here, first),
            )
        )
    return Funnel(tuple(levels))


def padded(steps: Sequence[str]) -> list[str]:
    """Six steps, those that are not used being UNUSED. Raises ValueError for too few or too many."""
    if not FEWEST <= len(steps) <= MOST:
        raise ValueError(len(steps))
    return [*steps, *[UNUSED] * (MOST - len(steps))]
