"""When a promise breaks: working minutes, counted from its beginning around what stands still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hamdel.accounts.public import (
    NeverDue,
    OpeningHours,
    Pause,
    SpansOn,
    due_after,
    minutes_between,
)

from ..contracts import NEAR, Verdict
from .turns import Turn

_ALWAYS: Final = ((0, 24 * 60),)
PASSED: Final = timedelta(
    minutes=10
)  # what was due before a promise was known is not done any more
Stretch = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What holds of a turn: see models.Clock. `steps`: when each percent of its time has passed."""

    breaks_at: datetime | None
    near_at: datetime | None
    paused_since: datetime | None
    verdict: Verdict
    judged_at: datetime | None
    steps: dict[int, datetime]


@dataclass(frozen=True, slots=True)
class Measure:
    """By which hours (None: day and night), how many minutes, and around which stretches."""

    hours: OpeningHours | None
    minutes: int
    stretches: Sequence[Stretch]

    def after(self, start: datetime, minutes: int, *, until: datetime | None) -> datetime | None:
        """When so many working minutes have passed; None for never.

        `until`: from then on it stands still, and it has to be reached by then.
        """
        if until is not None and self.passed(start, until) < minutes:
            return None
        try:
            return due_after(
                self.spans_on, zone=self.zone, start=start, minutes=minutes, pauses=self._pauses()
            )
        except (NeverDue, OverflowError):
            return None

    def passed(self, start: datetime, end: datetime) -> int:
        """How many working minutes have passed from one instant to another."""
        return minutes_between(
            self.spans_on, zone=self.zone, start=start, end=end, pauses=self._pauses()
        )

    @property
    def zone(self) -> ZoneInfo:
        """On whose wall clock the hours are."""
        return ZoneInfo("UTC" if self.hours is None else self.hours.zone)

    @property
    def spans_on(self) -> SpansOn:
        """The open spans of a day."""
        return (lambda _: _ALWAYS) if self.hours is None else self.hours.spans_on

    def _pauses(self) -> list[Pause]:
        return [(first, last) for first, last in self.stretches if last is not None]


def measure(turn: Turn, how: Measure, *, percents: Sequence[int] = ()) -> Measured:
    """Tell when a turn's promise breaks, or whether it was kept."""
    still = next((first for first, last in how.stretches if last is None), None)
    still = None if still is None or turn.ended_at else max(still, turn.started_at)
    wanted = {percent: _share(how.minutes, percent) for percent in (100, NEAR, *percents)}
    at = {
        percent: found
        for percent, minutes in wanted.items()
        if (found := how.after(turn.started_at, minutes, until=still)) is not None
    }
    breaks_at = at.get(100)
    verdict = _verdict(turn, breaks_at)
    return Measured(
        breaks_at=breaks_at,
        near_at=at.get(min((*percents, NEAR))),
        paused_since=still if breaks_at is None else None,
        verdict=verdict,
        judged_at=turn.ended_at if verdict in {"met", "dropped"} else breaks_at,
        steps={percent: at[percent] for percent in percents if percent in at},
    )


def left_of(turn: Turn, how: Measure, now: datetime) -> int:
    """The working minutes that are left; below zero where it is late."""
    return how.minutes - how.passed(turn.started_at, max(now, turn.started_at))


def next_step(steps: dict[int, datetime], done: Sequence[int]) -> tuple[int, datetime] | None:
    """The step that comes next, and when; None where none is left that has a time."""
    left = [(at, percent) for percent, at in steps.items() if percent not in done]
    if not left:
        return None
    at, percent = min(left)
    return percent, at


def passed_over(steps: dict[int, datetime], now: datetime) -> list[int]:
    """The steps of a promise just made that lie too far back to be taken."""
    return sorted(percent for percent, at in steps.items() if at < now - PASSED)


def _share(minutes: int, percent: int) -> int:
    return -(-minutes * percent // 100)


def _verdict(turn: Turn, breaks_at: datetime | None) -> Verdict:
    if turn.ended_at is None:
        return ""
    if breaks_at is not None and turn.ended_at > breaks_at:
        return "broken"
    return "met" if turn.kept else "dropped"
