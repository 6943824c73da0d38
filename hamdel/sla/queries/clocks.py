"""Questions about clocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamdel.platform.instants import from_micros

from ..contracts import ClockFacts, Kind
from ..models import Clock
from ..rules.turns import CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An open promise with what its time is counted by: its hours, and when it stood still, and why."""

    clock: ClockFacts
    calendar_id: int | None
    stretches: tuple[tuple[datetime, datetime | None, str], ...]


def clocks_of(kind: Kind, ids: Iterable[int], *, open_only: bool = True) -> list[ClockFacts]:
    """The clocks of some things: those that run or stand still, or all; first to break first."""
    rows = Clock.objects.filter(**{f"matter__{kind}__in": list(ids)})
    if open_only:
        rows = rows.filter(verdict="")
    found = [clock_facts(row) for row in rows.select_related("matter", "policy")]
    return sorted(found, key=_place)


def standings_of(kind: Kind, subject_id: int) -> list[Standing]:
    """The open promises of a thing with what they are counted by, the first to break first."""
    rows = Clock.objects.filter(verdict="", **{f"matter__{kind}": subject_id})
    found = [
        Standing(
            clock=clock_facts(row),
            calendar_id=row.calendar_id,
            stretches=tuple(_stretches(row)),
        )
        for row in rows.select_related("matter", "policy")
    ]
    return sorted(found, key=lambda one: _place(one.clock))


def _stretches(row: Any) -> Iterator[tuple[datetime, datetime | None, str]]:
    pausing = {CLOSED, *(() if row.policy is None else row.policy.pauses)}
    marks = row.matter.course
    ends = [from_micros(at) for at, _, _ in marks[1:]]
    for (at, state, _), end in zip(marks, [*ends, None], strict=True):
        if state in pausing:
            yield from_micros(at), end, state


def told_of(kind: Kind, ids: Sequence[int]) -> dict[int, dict[str, datetime | None]]:
    """Until when what is promised about some things: by target, the open promises.

    A first reply that was given, or promised and broken, keeps its instant; what stands still has none.
    """
    found: dict[int, dict[str, datetime | None]] = {
        pk: {"first_reply": None, "resolution": None} for pk in ids
    }
    for one in clocks_of(kind, ids, open_only=False):
        if not one.verdict or (one.target in {"first_reply", "resolution"}):
            told = found[one.subject_id]
            if not one.verdict or told.get(one.target) is None:
                told[one.target] = one.due_at
    return found


def clock_facts(row: Any) -> ClockFacts:
    """A row, with its matter and policy, as facts."""
    return ClockFacts(
        id=row.pk,
        kind=row.matter.kind,
        subject_id=row.matter.subject_id,
        target=row.target,
        policy="" if row.policy is None else row.policy.name,
        started_at=row.started_at,
        minutes=row.minutes,
        due_at=row.breaks_at,
        near_at=row.near_at,
        paused_since=row.paused_since,
        ended_at=row.ended_at,
        verdict=row.verdict,
    )


def _place(one: ClockFacts) -> tuple[bool, float, int]:
    at = one.due_at
    return at is None, 0.0 if at is None else at.timestamp(), one.id
