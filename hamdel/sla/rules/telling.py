"""For what a promise's time stood, or will stand, still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hamdel.accounts.public import OpeningHours, closed_between


@dataclass(frozen=True, slots=True)
class Gap:
    """From `start` to before `end` nothing counts. `why`: a state it stood in, or "off" (nobody works)."""

    start: datetime
    end: datetime
    why: str


def gaps_of(
    hours: OpeningHours | None,
    states: Sequence[tuple[datetime, datetime | None, str]],
    *,
    start: datetime,
    end: datetime,
) -> list[Gap]:
    """The stretches from `start` to `end` that did not count, in order.

    `states` are those in which it stood still, each with its name; one that goes on ends at `end`.
    """
    off = (
        []
        if hours is None
        else closed_between(hours.spans_on, zone=ZoneInfo(hours.zone), start=start, end=end)
    )
    found = [Gap(first, last, "off") for first, last in off]
    for first, last, why in states:
        begins, ends = max(first, start), min(last or end, end)
        if begins < ends:
            found.append(Gap(begins, ends, why))
    return sorted(found, key=lambda gap: (gap.start, gap.end))
