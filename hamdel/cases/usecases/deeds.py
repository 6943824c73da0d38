"""What is done to one or many cases at a press, and how it is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import keep_log_still
from hamdel.platform.instants import parse_instant, rfc3339

from ..contracts import CaseChanges, Changed, NoSuchCase, Outcome, Priority, Refused, State
from ..models import Case, CaseDeed
from ..rules.states import step
from .changing import announce, assign_case, change_case
from .locked import change, hold

Do = Literal["take", "assign", "state", "priority"]
MOST: Final = 200  # cases at once
CHANGED: Final = "changed"
_PLAIN: Final = ("state", "priority", "owner_id", "team_id", "outcome", "resolution")


class NoSuchDeed(ValueError):
    """There is nothing of this id that can be taken back."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """What is to be done, and with what."""

    do: Do
    state: State = "solved"
    outcome: Outcome = "resolved"
    priority: Priority = "normal"
    owner_id: int | None = None
    team_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Acted:
    """What became of it: the deed's id (None: nothing changed), and what went wrong where."""

    deed_id: int | None
    done: tuple[int, ...] = ()
    problems: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def act(
    case_ids: Sequence[int],
    wanted: Act,
    *,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> Acted:
    """Do one thing to some cases; those where it can not be done are told, not touched.

    `version` is that of the one case that somebody looks at. Raises Refused where the wish makes no sense.
    """
    if not 0 < len(case_ids) <= MOST:
        raise Refused(f"Choose at most {MOST} cases.", field="ids")
    keep_log_still()
    changed: list[dict[str, Any]] = []
    problems: dict[int, str] = {}
    for one in dict.fromkeys(case_ids):
        try:
            with transaction.atomic():
                before = hold(one, version=version)
                _do(wanted, before, by, now)
        except Changed:
            problems[one] = "changed"
        except NoSuchCase:
            problems[one] = "gone"
        except Refused as refused:
            problems[one] = str(refused)
        else:
            changed += kept(before)
    if not changed:
        return Acted(deed_id=None, problems=problems)
    deed = keep(CHANGED, changed, by=by, now=now)
    return Acted(deed_id=deed, done=tuple(one["id"] for one in changed), problems=problems)


def put_back(
    deed: CaseDeed, *, by: Actor, now: datetime, rows: Sequence[dict[str, Any]] | None = None
) -> tuple[int, ...]:
    """Put cases back as they were; those that changed since stay. Returns which.

    `rows`: how they were, where the deed keeps more than that.
    """
    done = []
    for one in deed.before if rows is None else rows:
        row = Case.objects.select_for_update().filter(pk=one["id"]).first()
        if row is None or row.version != one["version"] or row.merged_into_id is not None:
            continue
        put_row_back(row, one, act="taken back", by=by, now=now)
        done.append(row.pk)
    return tuple(done)


def put_row_back(
    row: Case, kept: dict[str, Any], *, act: str, by: Actor, now: datetime, **more: Any
) -> None:
    """Put one held case back as it was, and tell the log where that closes or opens it."""
    moved = step(row.state, kept["state"])
    values = {name: kept[name] for name in _PLAIN} | more
    values["settled_at"] = parse_instant(kept["settled_at"]) if kept["settled_at"] else None
    changed = change(row, values, act=act, by=by, now=now)
    announce(row, changed, moved, by, now)


def kept(before: Case) -> list[dict[str, Any]]:
    """How it was, with the version that holds now; nothing where nothing changed."""
    version = Case.objects.values_list("version", flat=True).get(pk=before.pk)
    return [] if version == before.version else [state_of(before) | {"version": version}]


def state_of(row: Case) -> dict[str, Any]:
    """What of a case a deed keeps, as JSON."""
    settled = None if row.settled_at is None else rfc3339(row.settled_at)
    told = {name: getattr(row, name) for name in _PLAIN}
    return {"id": row.pk, "version": row.version, "settled_at": settled, **told}


def keep(what: str, before: Any, *, by: Actor, now: datetime) -> int:
    """Keep how it was; returns the id by which it can be taken back."""
    row = CaseDeed.objects.create(
        what=what, person_id=by.person_id, who=by.who[:200], at=now, before=before
    )
    return row.pk


def _do(wanted: Act, row: Case, by: Actor, now: datetime) -> None:
    if wanted.do == "take":
        # To take is to be the first: it names no version, so that a second one is told.
        assign_case(case_id=row.pk, owner_id=by.person_id, team_id=row.team_id, by=by, now=now)
        return
    ways: dict[str, CaseChanges] = {
        "assign": {"owner_id": wanted.owner_id, "team_id": wanted.team_id},
        "priority": {"priority": wanted.priority},
        "state": {"state": wanted.state},
    }
    changes = ways[wanted.do]
    if wanted.do == "state" and step(row.state, wanted.state) == "closed":
        changes["outcome"] = wanted.outcome
    change_case(case_id=row.pk, changes=changes, version=row.version, by=by, now=now)
