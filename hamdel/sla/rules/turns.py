"""Whose turn it was, and until when: what clocks run over."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from ..contracts import Target

Said = Literal["ask", "reply", "drop"]
_ORDER: Final = {"reply": 0, "drop": 1, "ask": 2}
OPEN: Final = frozenset({"open", "snoozed"})
CLOSED: Final = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A promise's time, from and until when; `ended_at` None: it goes on. `kept`: it ended as promised."""

    target: Target
    started_at: datetime
    ended_at: datetime | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """From `at` on a thing was in a state; `owned`: somebody had it."""

    at: datetime
    state: str
    owned: bool


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to before `end` (None: still) it was so. `owned` is of its end."""

    start: datetime
    end: datetime | None
    owned: bool = False


def reply_turns(
    said: Iterable[tuple[datetime, Said]], *, answered_before: bool = False
) -> list[Turn]:
    """The turns in which somebody waited for our answer.

    `said` is what was asked, answered, or given up (closed unanswered), in any order; of one instant an
    answer comes first. Until we have answered once each is a `first_reply`.
    """
    turns: list[Turn] = []
    since: datetime | None = None
    answered = answered_before
    for at, what in sorted(said, key=lambda one: (one[0], _ORDER[one[1]])):
        if what == "ask":
            since = since or at
            continue
        if since is not None:
            turns.append(
                Turn(target=_reply(answered), started_at=since, ended_at=at, kept=what == "reply")
            )
            since = None
        answered = answered or what == "reply"
    if since is not None:
        turns.append(Turn(target=_reply(answered), started_at=since))
    return turns


def as_they_wait(
    turns: Sequence[Turn], waiting_since: datetime | None, *, now: datetime
) -> list[Turn]:
    """The turns, the last of them as the thing itself says: who waits, waits; who does not, does not.

    What was said may come in after it was closed, and a closing may be taken back.
    """
    going_on = next((one for one in turns if one.ended_at is None), None)
    if waiting_since is None:
        return [
            replace(one, ended_at=max(now, one.started_at)) if one is going_on else one
            for one in turns
        ]
    if going_on is not None:
        return list(turns)
    before = [one for one in turns if one.started_at < waiting_since]
    target: Target = "next_reply" if any(one.kept for one in before) else "first_reply"
    return [*before, Turn(target=target, started_at=waiting_since)]


def marks_of_past(
    opened_at: datetime, said: Iterable[tuple[datetime, Said]], *, owned: bool
) -> list[Mark]:
    """The timeline of a thing that was not seen before, as far as what was said tells it."""
    marks = [Mark(opened_at, "open", owned)]
    for at, what in sorted(said, key=lambda one: (one[0], _ORDER[one[1]])):
        if what != "drop":
            marks = with_mark(marks, Mark(at, "waiting" if what == "reply" else "open", owned))
    return marks


def state_turns(marks: Sequence[Mark], *, gone: bool = False) -> list[Turn]:
    """The turn until a thing is solved, and those in which nobody had it though it was our turn.

    `gone`: it is no thing of its own any more (merged), so nothing of it goes on.
    """
    if not marks:
        return []
    last = marks[-1]
    ended = last.at if last.state == CLOSED or gone else None
    whole = Turn(
        target="resolution",
        started_at=marks[0].at,
        ended_at=ended,
        kept=ended is not None and not gone,
    )
    return [whole, *_queue_turns(marks, gone=gone)]


def pauses_of(
    marks: Sequence[Mark], states: Iterable[str]
) -> list[tuple[datetime, datetime | None]]:
    """The stretches in which it stood in one of some states, or was closed; the last may go on."""
    wanted = {CLOSED, *states}
    return [(one.start, one.end) for one in _spans(marks, lambda mark: mark.state in wanted)]


def with_mark(marks: Sequence[Mark], mark: Mark) -> list[Mark]:
    """The timeline with how it is now; nothing is added where nothing changed."""
    if not marks:
        return [mark]
    last = marks[-1]
    if (last.state, last.owned) == (mark.state, mark.owned):
        return list(marks)
    # Clocks of machines differ: nothing happens before what happened.
    return [*marks, Mark(max(mark.at, last.at), mark.state, mark.owned)]


def _reply(answered: bool) -> Target:  # noqa: FBT001 - a plain fact
    return "next_reply" if answered else "first_reply"


def _queue_turns(marks: Sequence[Mark], *, gone: bool) -> Iterator[Turn]:
    for one in _spans(marks, lambda mark: mark.state in OPEN and not mark.owned):
        end = marks[-1].at if one.end is None and gone else one.end
        if end == one.start:
            continue
        yield Turn(target="queue", started_at=one.start, ended_at=end, kept=one.owned)


def _spans(marks: Sequence[Mark], inside: Callable[[Mark], bool]) -> Iterator[Span]:
    since: datetime | None = None
    for mark in marks:
        if inside(mark):
            since = since or mark.at
        elif since is not None:
            yield Span(since, mark.at, mark.owned)
            since = None
    if since is not None:
        yield Span(since, None)
