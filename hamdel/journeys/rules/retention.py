"""Who came first in a period, and came again later. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hamdel.language.jalali import DateRange
from hamdel.platform.intervals import share_interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Cohort:
    """Those who came first in some days: how many, and how many of them came so many periods later.

    `again[0]` is the next period; None where it has not begun.
    """

    days: DateRange
    people: int
    again: tuple[int | None, ...]

    def share(self, later: int) -> float | None:
        """The share that came again `later` periods (from 1) after the first, 0…1."""
        came = self.again[later - 1]
        return None if came is None or not self.people else came / self.people


@dataclass(frozen=True, slots=True)
class Retention:
    """Cohorts, oldest first."""

    cohorts: tuple[Cohort, ...]

    def average(self, later: int) -> tuple[float, float, float] | None:
        """The share of all who could have come again so many periods later, with its 95 % interval.

        The period that still runs is left out: it is not over.
        """
        known = [
            (one.people, one.again[later - 1])
            for place, one in enumerate(self.cohorts)
            if place + later < len(self.cohorts) - 1
        ]
        people = sum(one for one, _ in known)
        if not people:
            return None
        came = sum(one or 0 for _, one in known)
        return (came / people, *share_interval(came, people))


def retention_of(periods: Sequence[DateRange], rows: Iterable[tuple[int, int, int]]) -> Retention:
    """Cohorts of periods in a row, of (place of the first period, how many later, people)."""
    counts = {(place, later): people for place, later, people in rows}
    width = len(periods) - 1
    return Retention(
        tuple(
            Cohort(
                days=days,
                people=counts.get((place, 0), 0),
                again=tuple(
                    counts.get((place, later), 0) if place + later <= width else None
                    for later in range(1, width + 1)
                ),
            )
            for place, days in enumerate(periods)
        )
    )
