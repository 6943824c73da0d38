"""Questions about clocks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from ..contracts import ClockFacts
from ..models import Clock

_SHOWN: Final = ("first_reply", "next_reply", "resolution", "queue")


def clocks_of(conversation_ids: Iterable[int], *, open_only: bool = True) -> list[ClockFacts]:
    """The clocks of some conversations: those that run or stand still, or all; first to break first."""
    rows = Clock.objects.filter(matter__conversation__in=list(conversation_ids))
    if open_only:
        rows = rows.filter(verdict="")
    found = [clock_facts(row) for row in rows.select_related("matter", "policy")]
    return sorted(found, key=_place)


def told_of(conversation_ids: Sequence[int]) -> dict[int, dict[str, datetime | None]]:
    """Until when what is promised about some conversations: by target, the open promises.

    A first reply that was given, or promised and broken, keeps its instant; what stands still has none.
    """
    found: dict[int, dict[str, datetime | None]] = {
        pk: {"first_reply": None, "resolution": None} for pk in conversation_ids
    }
    for one in clocks_of(conversation_ids, open_only=False):
        if not one.verdict or (one.target in {"first_reply", "resolution"}):
            told = found[one.subject_id]
            if not one.verdict or told.get(one.target) is None:
                told[one.target] = one.due_at
    return found


def clock_facts(row: Any) -> ClockFacts:
    """A row, with its matter and policy, as facts."""
    return ClockFacts(
        id=row.pk,
        kind="conversation",
        subject_id=row.matter.conversation_id,
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
