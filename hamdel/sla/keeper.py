"""The clocks as conversations know them: what the inbox shows and programs read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from time import monotonic
from typing import Final

from hamdel.accounts.public import OpeningHours, hours_of
from hamdel.cases.public import CaseFacts, Due
from hamdel.conversations.public import DueChip, tone_of

from .contracts import ClockFacts
from .queries.clocks import Standing, standings_of, told_of
from .rules.telling import Gap, gaps_of
from .words import gap_text, promised_text, still_text, target_name

MOST: Final = 4  # stretches told of one promise
_BELIEVED: Final = 20.0  # seconds
_known: dict[int, tuple[OpeningHours | None, float]] = {}


class Keeper:
    """Who keeps the clocks of conversations (conversations.public.Dues)."""

    due_at: Final = "matter__breaks_at"
    near_at: Final = "matter__near_at"

    def told(self, ids: Sequence[int], /) -> Mapping[int, Mapping[str, datetime | None]]:
        """What is due of some conversations, by target."""
        return told_of("conversation", ids)

    def chips(self, conversation_id: int, now: datetime, /) -> tuple[DueChip, ...]:
        """The open promises of one conversation, the first to break first."""
        return tuple(_chip(one, now) for one in standings_of("conversation", conversation_id))


def due_of_cases(cases: Sequence[CaseFacts]) -> dict[int, Due]:
    """What is due of some cases (cases.public.register_due_source)."""
    told = told_of("case", [one.id for one in cases])
    return {
        pk: Due(first_reply=one.get("first_reply"), resolution=one.get("resolution"))
        for pk, one in told.items()
    }


def _chip(one: Standing, now: datetime) -> DueChip:
    clock = one.clock
    return DueChip(
        target=clock.target,
        name=target_name(clock.target),
        tone=tone_of(clock.due_at, clock.near_at, now),
        due_at=clock.due_at,
        why=tuple(_why(one, now)),
    )


def _why(one: Standing, now: datetime) -> list[str]:
    """Whose promise it is, and what its time stands still for."""
    clock = one.clock
    told = [promised_text(clock)]
    if clock.due_at is None:
        return [*told, *([still_text(clock.paused_since)] if clock.paused_since else [])]
    return [*told, *(gap_text(gap, now=now) for gap in _gaps(one, clock)[-MOST:])]


def _gaps(one: Standing, clock: ClockFacts) -> list[Gap]:
    if clock.due_at is None:
        return []
    hours = None if one.calendar_id is None else _hours(one.calendar_id)
    return gaps_of(hours, one.stretches, start=clock.started_at, end=clock.due_at)


def _hours(calendar_id: int) -> OpeningHours | None:
    """The hours of a calendar, as they were some seconds ago at the earliest: they only explain."""
    known, read_at = _known.get(calendar_id, (None, 0.0))
    if not read_at or monotonic() - read_at > _BELIEVED:
        known = hours_of(calendar_id)
        _known[calendar_id] = (known, monotonic())
    return known


def forget_hours() -> None:
    """Ask for the hours anew at the next question."""
    _known.clear()
