"""Clocks follow what they are about: begun, stopped, let run again and judged, in one place.

Whatever happened (something was said, a state changed, a holiday was made late), the things are looked at
as they are, and their clocks made to be what follows from that. Doing it twice changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.platform.instants import from_micros, to_micros

from ..contracts import Kind, PolicyFacts
from ..models import Clock, Matter
from ..queries.seen import Seen, seen_things
from ..rules.choosing import minutes_for, policy_for
from ..rules.measuring import Measure, Measured, measure, next_step, passed_over
from ..rules.turns import (
    CLOSED,
    Mark,
    Said,
    Turn,
    as_they_wait,
    marks_of_past,
    pauses_of,
    reply_turns,
    state_turns,
    with_mark,
)
from .ground import Ground, ground

Key = tuple[str, datetime]
_MEASURED: Final = (
    "ended_at", "verdict", "minutes", "policy", "calendar", "breaks_at", "near_at", "paused_since",
    "judged_at", "steps_done", "due_at", "state", "lease_until",
)  # fmt: skip


@transaction.atomic
def measure_things(
    kind: Kind, ids: Iterable[int], *, now: datetime | None = None, by: Ground | None = None
) -> int:
    """Make the clocks of some conversations or cases what they have to be; returns how many were seen.

    Where nothing is promised to anybody, nothing is kept. `now`: what had to be done long before it is
    not done for a promise that is new; None: when the thing changed.
    """
    wanted = list(ids)
    matters = _held(kind, wanted)
    by = by or ground()
    if not by.policies and not matters:
        return 0
    seen = seen_things(kind, wanted, by.policies)
    clocks = _clocks_of(matters.values())
    fresh: list[Clock] = []
    stale: list[Clock] = []
    for pk, one in seen.items():
        matter = matters.get(pk) or Matter(**{f"{kind}_id": pk})
        looked = _look(matter, one, clocks.get(matter.pk, {}), by, now or one.changed_at)
        fresh += looked.fresh
        stale += looked.stale
    _write(fresh, stale)
    return len(seen)


def _held(kind: Kind, ids: Sequence[int]) -> dict[int, Matter]:
    rows = Matter.objects.select_for_update().filter(**{f"{kind}__in": ids}).order_by("pk")
    return {row.subject_id: row for row in rows}


def _clocks_of(matters: Iterable[Matter]) -> dict[int | None, dict[Key, Clock]]:
    found: dict[int | None, dict[Key, Clock]] = {}
    for row in Clock.objects.filter(matter__in=list(matters)).order_by("pk"):
        found.setdefault(row.matter_id, {})[row.target, row.started_at] = row
    return found


@dataclass(frozen=True, slots=True)
class _Looked:
    """Clocks to be written, and those to be taken away."""

    fresh: list[Clock]
    stale: list[Clock]


def _look(
    matter: Matter, seen: Seen, clocks: dict[Key, Clock], by: Ground, now: datetime
) -> _Looked:
    """One thing: its timeline goes on, its clocks are measured, its first promise to break is noted."""
    policy = policy_for(seen.asked, by.policies)
    marks = _marks(matter, seen)
    turns = _turns(seen, marks)
    kept: list[Clock] = []
    fresh: list[Clock] = []
    if policy is not None:
        calendar = by.calendar_for(policy, seen.asked.team_id)
        pauses = pauses_of(marks, policy.pauses)
        for turn in turns:
            minutes = minutes_for(policy, turn.target, _promised_as(matter, seen))
            old = clocks.get((turn.target, turn.started_at))
            if old is not None and old.verdict and old.ended_at == turn.ended_at:
                continue  # what was judged stays as it was judged
            if minutes is None or _was_over(turn, policy):
                continue
            how = Measure(by.hours(calendar), minutes, pauses)
            found = measure(turn, how, percents=[step.percent for step in policy.steps])
            clock = old or Clock(target=turn.target, started_at=turn.started_at)
            promise = _Promise(policy, calendar, minutes)
            if _set(clock, turn, found, promise, now=now):
                fresh.append(clock)
            kept.append(clock)
    _keep_matter(matter, seen, policy, marks, kept)
    for clock in kept:
        clock.matter = matter
    return _Looked(fresh, _stale(seen, turns, clocks, kept))


def _promised_as(matter: Matter, seen: Seen) -> str:
    """The priority by which it is promised: what a clock raised does not move the clock itself."""
    raised = matter.raised_to == seen.asked.priority
    return matter.raised_from if raised and matter.raised_from else seen.asked.priority


def _marks(matter: Matter, seen: Seen) -> list[Mark]:
    kept = [Mark(from_micros(at), state, owned) for at, state, owned in matter.course]
    if not kept:
        kept = marks_of_past(seen.opened_at, seen.said, owned=seen.owned)
        if seen.closed_at is not None:
            kept = with_mark(kept, Mark(seen.closed_at, CLOSED, seen.owned))
    return with_mark(kept, Mark(seen.changed_at, seen.state, seen.owned))


def _turns(seen: Seen, marks: Sequence[Mark]) -> list[Turn]:
    if seen.gone:
        return state_turns(marks, gone=True)
    closings: list[tuple[datetime, Said]] = [
        (mark.at, "drop") for mark in marks if mark.state == CLOSED
    ]
    replies = reply_turns([*seen.said, *closings], answered_before=not seen.whole)
    replies = as_they_wait(replies, seen.waiting_since, now=seen.changed_at)
    return [*replies, *state_turns(marks)]


def _was_over(turn: Turn, policy: PolicyFacts) -> bool:
    return turn.ended_at is not None and turn.ended_at < policy.made_at


_OTHERS: Final = frozenset({"policy", "calendar"})


@dataclass(frozen=True, slots=True)
class _Promise:
    """By which policy, by whose hours, how many minutes."""

    policy: PolicyFacts
    calendar_id: int | None
    minutes: int


def _set(clock: Clock, turn: Turn, found: Measured, promise: _Promise, *, now: datetime) -> bool:
    """Write on a clock what holds; False where it is so already."""
    before = _values(clock)
    done = list(clock.steps_done)
    if clock._state.adding or clock.policy_id != promise.policy.id:
        done = sorted({*done, *passed_over(found.steps, now)})
    following = None if turn.ended_at is not None else next_step(found.steps, done)
    clock.ended_at, clock.verdict, clock.minutes = turn.ended_at, found.verdict, promise.minutes
    clock.policy_id, clock.calendar_id = promise.policy.id, promise.calendar_id
    clock.breaks_at, clock.near_at = found.breaks_at, found.near_at
    clock.paused_since, clock.judged_at = found.paused_since, found.judged_at
    clock.steps_done = done
    _await(clock, None if following is None else following[1])
    return clock._state.adding or before != _values(clock)


def _values(clock: Clock) -> list[object]:
    attributes = (name + "_id" if name in _OTHERS else name for name in _MEASURED)
    return [getattr(clock, name) for name in attributes]


def _await(clock: Clock, at: datetime | None) -> None:
    """Let the next step wait for its time; one that is being taken is taken back by its lease."""
    if at is not None and clock.state == "running" and clock.due_at == at:
        return
    clock.due_at = at or clock.ended_at or clock.started_at
    clock.state = "waiting" if at is not None else "done" if clock.ended_at else "held"
    clock.lease_until, clock.attempts = None, 0


def _keep_matter(
    matter: Matter,
    seen: Seen,
    policy: PolicyFacts | None,
    marks: Sequence[Mark],
    clocks: Sequence[Clock],
) -> None:
    live = [one for one in clocks if not one.verdict and one.breaks_at is not None]
    matter.profile_id = seen.profile_id
    matter.policy_id = None if policy is None else policy.id
    matter.priority, matter.channel = seen.asked.priority, seen.asked.channel
    matter.team_id, matter.seen_at = seen.asked.team_id, seen.changed_at
    matter.course = [[to_micros(mark.at), mark.state, mark.owned] for mark in marks]
    if matter.raised_to != seen.asked.priority:
        matter.raised_from = matter.raised_to = ""
    matter.open = seen.state != CLOSED and not seen.gone
    matter.breaks_at = min((one.breaks_at for one in live if one.breaks_at), default=None)
    matter.near_at = min((one.near_at for one in live if one.near_at), default=None)
    matter.save()


def _stale(
    seen: Seen, turns: Sequence[Turn], clocks: dict[Key, Clock], kept: Sequence[Clock]
) -> list[Clock]:
    """Clocks of turns that never were, as it looks now, or that nobody promises any more."""
    known = {(turn.target, turn.started_at): turn for turn in turns}
    first = seen.said[0][0] if seen.said and not seen.whole else None
    held = {id(one) for one in kept}
    found = []
    for key, clock in clocks.items():
        out_of_sight = first is not None and clock.started_at < first
        judged = bool(clock.verdict) and key in known
        if id(clock) not in held and not judged and not out_of_sight:
            found.append(clock)
    return found


def _write(fresh: Sequence[Clock], stale: Sequence[Clock]) -> None:
    changed = [one for one in fresh if not one._state.adding]
    Clock.objects.bulk_create([one for one in fresh if one._state.adding])
    if changed:
        Clock.objects.bulk_update(changed, [*_MEASURED, "attempts"], batch_size=200)
    if stale:
        Clock.objects.filter(pk__in=[one.pk for one in stale]).delete()
