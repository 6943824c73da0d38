"""What clocks see of the things they are about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hamdel.conversations.public import Course, Spoken, courses_of

from ..contracts import Kind
from ..rules.choosing import Asked
from ..rules.turns import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A thing as it is now, and what was asked and answered. `gone`: it is part of another now.

    `whole`: `said` begins with its beginning. `waiting_since`: of the oldest that is unanswered.
    """

    kind: Kind
    id: int
    profile_id: int
    asked: Asked
    state: str
    owned: bool
    opened_at: datetime
    changed_at: datetime
    closed_at: datetime | None
    waiting_since: datetime | None
    said: tuple[tuple[datetime, Said], ...]
    gone: bool
    whole: bool


def seen_conversations(ids: Iterable[int]) -> dict[int, Seen]:
    """Some conversations as clocks see them."""
    return {pk: _conversation(one) for pk, one in courses_of(ids).items()}


def _conversation(one: Course) -> Seen:
    return Seen(
        kind="conversation",
        id=one.id,
        profile_id=one.profile_id,
        asked=Asked(
            kind="conversation",
            priority=one.priority,
            channel=one.channel,
            team_id=one.team_id,
        ),
        state=one.state,
        owned=one.assignee_id is not None,
        opened_at=one.opened_at,
        changed_at=one.changed_at,
        closed_at=one.closed_at,
        waiting_since=one.waiting_since,
        said=tuple(_said(one.spoken)),
        gone=one.merged,
        whole=one.whole,
    )


def _said(spoken: Sequence[Spoken]) -> Iterator[tuple[datetime, Said]]:
    for one in spoken:
        if not one.is_call:
            yield one.at, "ask" if one.direction == "in" else "reply"
            continue
        if one.answered_at is not None:
            yield one.answered_at, "reply"
        elif one.settled_at is not None:
            yield one.settled_at, "drop"
        if one.direction == "in":
            yield one.at, "ask"
