"""How conversations went, as clocks count it: their state, and who spoke when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ..contracts import LIVE
from ..models import Conversation, Message

MOST: Final = 1_000  # newest messages of one conversation that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Something that was said. `answered_at`: of a call, when somebody took it.

    `settled_at`: of a call that nobody took, since when nobody has to call back.
    """

    at: datetime
    direction: str
    is_call: bool = False
    answered_at: datetime | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A conversation as it is, and what was said in it, oldest first; notes and machines left out.

    `whole`: nothing was left out before the first. `merged`: its messages are elsewhere now.
    """

    id: int
    profile_id: int
    state: str
    priority: str
    channel: str
    assignee_id: int | None
    team_id: int | None
    opened_at: datetime
    changed_at: datetime
    waiting_since: datetime | None
    closed_at: datetime | None
    merged: bool
    spoken: tuple[Spoken, ...]
    whole: bool


def courses_of(conversation_ids: Iterable[int]) -> dict[int, Course]:
    """The courses of some conversations by id; two questions."""
    rows = list(Conversation.objects.filter(pk__in=list(conversation_ids)))
    said: dict[int, list[Spoken]] = {row.pk: [] for row in rows}
    words = Message.objects.filter(conversation__in=said, machine=False).exclude(direction="note")
    wanted = (
        "conversation_id",
        "at",
        "direction",
        "call",
        "call__answered_at",
        "call__settled_at",
    )
    newest = words.order_by("-at", "-pk").values_list(*wanted)[: MOST * len(rows) + 1]
    for pk, at, direction, call, answered, settled in newest:
        said[pk].append(
            Spoken(
                at=at,
                direction=direction,
                is_call=call is not None,
                answered_at=answered,
                settled_at=settled,
            )
        )
    return {row.pk: _course(row, said[row.pk]) for row in rows}


def changed_since(since: datetime, *, after_id: int = 0, limit: int = 500) -> list[int]:
    """The ids of conversations that changed since an instant, in their order."""
    rows = Conversation.objects.filter(changed_at__gte=since, pk__gt=after_id).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:limit])


def live_ids(*, after_id: int = 0, limit: int = 500) -> list[int]:
    """The ids of conversations that are not closed, in their order."""
    rows = Conversation.objects.filter(state__in=LIVE, merged_into=None, pk__gt=after_id)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def _course(row: Conversation, newest: list[Spoken]) -> Course:
    return Course(
        id=row.pk,
        profile_id=row.profile_id,
        state=row.state,
        priority=row.priority,
        channel=row.channel,
        assignee_id=row.assignee_id,
        team_id=row.team_id,
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        waiting_since=row.waiting_since,
        closed_at=row.closed_at,
        merged=row.merged_into_id is not None,
        spoken=tuple(reversed(newest[:MOST])),
        whole=len(newest) <= MOST,
    )
