"""What is done to one or many conversations at a press, and how it is taken back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Final, Literal

from django.db import transaction

from hamdel.platform.instants import parse_instant, rfc3339

from ..contracts import LIVE, Actor, Changed, NoSuchConversation, Priority, Refused
from ..models import Conversation, Deed
from .assigning import assign
from .locked import change, hold
from .moving import sender_is_elsewhere
from .states import close, reopen_conversation, set_priority, snooze

Do = Literal["assign", "take", "close", "reopen", "snooze", "priority"]
DOES: Final[tuple[Do, ...]] = ("assign", "take", "close", "reopen", "snooze", "priority")
MOST: Final = 200  # conversations at once
CHANGED: Final = "changed"
_PLAIN: Final = ("state", "priority", "assignee_id", "team_id", "sender")
_INSTANTS: Final = ("snoozed_until", "closed_at", "waiting_since")


class NoSuchDeed(ValueError):
    """There is nothing of this id that can be taken back."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """What is to be done, and with what."""

    do: Do
    until: datetime | None = None
    priority: Priority = "normal"
    assignee_id: int | None = None
    team_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Acted:
    """What became of it: the deed's id (None: nothing changed), and what went wrong where."""

    deed_id: int | None
    done: tuple[int, ...] = ()
    problems: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def act(
    conversation_ids: Sequence[int],
    wanted: Act,
    *,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> Acted:
    """Do one thing to some conversations; those where it can not be done are told, not touched.

    `version` is that of the one conversation that somebody looks at. Raises Refused where the
    wish itself makes no sense.
    """
    if not 0 < len(conversation_ids) <= MOST:
        raise Refused(f"Choose at most {MOST} conversations.", field="ids")
    doing = _doing(wanted, by, now)
    changed: list[dict[str, Any]] = []
    problems: dict[int, str] = {}
    for one in dict.fromkeys(conversation_ids):
        try:
            with transaction.atomic():
                before = hold(one, version=version)
                doing(one, before.version)
        except Changed:
            problems[one] = "changed"
        except NoSuchConversation:
            problems[one] = "gone"
        except Refused as refused:
            problems[one] = str(refused)
        else:
            changed += kept(before)
    if not changed:
        return Acted(deed_id=None, problems=problems)
    row = Deed.objects.create(
        what=CHANGED, person_id=by.person_id, who=by.who[:200], at=now, before=changed
    )
    return Acted(deed_id=row.pk, done=tuple(one["id"] for one in changed), problems=problems)


@dataclass(slots=True)
class OneDeed:
    """Several changes that are taken back as one; `id` is known at their end, None for no change."""

    id: int | None = None


@contextmanager
def as_one_deed(conversation_id: int, *, by: Actor, now: datetime) -> Iterator[OneDeed]:
    """Keep how a conversation was before a block, so that `undo` puts all of it back at once.

    In the caller's transaction. Raises NoSuchConversation and Refused.
    """
    before, deed = hold(conversation_id), OneDeed()
    yield deed
    changed = kept(before)
    if changed:
        row = Deed.objects.create(
            what=CHANGED, person_id=by.person_id, who=by.who[:200], at=now, before=changed
        )
        deed.id = row.pk


@transaction.atomic
def put_back(
    deed: Deed, *, by: Actor, now: datetime, rows: list[dict[str, Any]] | None = None
) -> tuple[int, ...]:
    """Put conversations back as they were; those that changed since stay. Returns which.

    `rows`: how they were, where the deed keeps more than that.
    """
    done: list[int] = []
    for one in deed.before if rows is None else rows:
        row = Conversation.objects.select_for_update().filter(pk=one["id"]).first()
        if row is None or row.version != one["version"]:
            continue
        values = {
            **{name: one[name] for name in _PLAIN},
            **{name: parse_instant(one[name]) if one[name] else None for name in _INSTANTS},
        }
        if row.state not in LIVE and values["state"] in LIVE and sender_is_elsewhere(row):
            values["sender"] = ""
        change(row, values, act="taken back", by=by, now=now)
        done.append(row.pk)
    return tuple(done)


def _doing(wanted: Act, by: Actor, now: datetime) -> Callable[[int, int], None]:
    """How it is done to one conversation, at the version that holds."""
    until = wanted.until
    if wanted.do == "snooze" and (until is None or until <= now):
        raise Refused("Say until when: a moment to come.", field="until")

    to, team = wanted.assignee_id, wanted.team_id
    how: dict[Do, Callable[..., None]] = {
        "assign": partial(assign, assignee_id=to, team_id=team),
        "take": take,
        "close": close,
        "reopen": reopen_conversation,
        "snooze": partial(snooze, until=until or now),
        "priority": partial(set_priority, priority=wanted.priority),
    }

    def doing(one: int, version: int) -> None:
        # To take is to be the first: it names no version, so that a second one is told.
        seen = {} if wanted.do == "take" else {"version": version}
        how[wanted.do](conversation_id=one, by=by, now=now, **seen)

    return doing


def take(*, conversation_id: int, by: Actor, now: datetime) -> None:
    """Take a conversation that nobody has. Raises NoSuchConversation, Changed."""
    team = Conversation.objects.filter(pk=conversation_id).values_list("team", flat=True).first()
    assign(conversation_id=conversation_id, assignee_id=by.person_id, team_id=team, by=by, now=now)


def kept(before: Conversation) -> list[dict[str, Any]]:
    """How it was, with the version that holds now; nothing where nothing changed."""
    version = Conversation.objects.values_list("version", flat=True).get(pk=before.pk)
    if version == before.version:
        return []
    instants = {name: getattr(before, name) for name in _INSTANTS}
    return [
        {
            "id": before.pk,
            "version": version,
            **{name: getattr(before, name) for name in _PLAIN},
            **{name: None if at is None else rfc3339(at) for name, at in instants.items()},
        }
    ]
