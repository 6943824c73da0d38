"""The team says what becomes of an idea, and takes that back."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import keep_log_still
from hamdel.language.fold import stored
from hamdel.platform import audit

from ..contracts import MOST_TEXT, MOST_TITLE, Changed, NoSuchIdea, Refused
from ..models import Change, Idea
from ..queries.similar import WORDS, words_of
from ..rules.states import problem_of_change
from .held import hold
from .planning import plan_tellings

FIELDS: Final = (
    "title", "text", "state", "reason", "answer", "shown", "effort", "impact", "note",
)  # fmt: skip
_SHOWN: Final = ("shown", "waiting", "hidden")
_MOST: Final = {"title": MOST_TITLE, "text": MOST_TEXT, "reason": 1_000, "answer": 5_000, "note": 2_000}  # fmt: skip
_SCALE: Final = (None, 1, 2, 3)


@transaction.atomic
def change_idea(
    *,
    idea_id: int,
    changes: Mapping[str, Any],
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> int | None:
    """Change an idea; returns the id by which that is taken back, None where nothing changed.

    Done, it plans who is told; done no more, who waits to be told is not. Raises NoSuchIdea, Changed,
    Refused.
    """
    keep_log_still()
    row = hold(idea_id, version=version)
    new = _cleaned(row, changes)
    before = {name: getattr(row, name) for name in new}
    if not new:
        return None
    _write(row, new, by=by, now=now)
    change = Change.objects.create(
        idea=row, person_id=by.person_id, what="change", at=now, before=before, after=new
    )
    _note(row, before, new, act="idea changed", by=by, now=now)
    return change.pk


@transaction.atomic
def undo_change(*, change_id: int, by: Actor, now: datetime) -> bool:
    """Put back what a change changed, if nobody changed it since; False where somebody did."""
    keep_log_still()
    change = Change.objects.filter(pk=change_id, undone_at=None).first()
    if change is None:
        return False
    row = hold(change.idea_id)
    undo = _UNDO.get(change.what)
    if undo is not None:
        done = undo(row, change, by, now)
    else:
        done = all(getattr(row, name) == value for name, value in change.after.items())
        if done:
            _write(row, change.before, by=by, now=now)
            _note(row, change.after, change.before, act="idea changed", by=by, now=now)
    if done:
        change.undone_at = now
        change.save(update_fields=["undone_at"])
    return done


Undo = Callable[[Idea, Change, Actor, datetime], bool]
_UNDO: Final[dict[str, Undo]] = {}


def undo_by(what: str, undo: Undo) -> None:
    """Let `undo` take back changes of a kind."""
    _UNDO[what] = undo


def _cleaned(row: Idea, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What really changes, in the form in which it is kept. Raises Refused."""
    new: dict[str, Any] = {}
    for name, value in changes.items():
        said = stored(value).strip() if isinstance(value, str) else value
        if name == "title":
            said = " ".join(str(said).split())
        _check(name, said)
        if said != getattr(row, name):
            new[name] = said
    state = new.get("state", row.state)
    problem = problem_of_change(row.state, state, reason=new.get("reason", row.reason))
    if problem:
        raise Refused(problem, field="reason" if state == "declined" else "state")
    if row.merged_into_id is not None and "state" in new:
        raise Refused("It was joined to another: change that one.", field="state")
    return new


def _check(name: str, value: Any) -> None:
    if name not in FIELDS:
        raise Refused("An idea has no such field.", field=name)
    if name == "title" and not value:
        raise Refused("An idea has a title.", field="title")
    if name in _MOST and len(value) > _MOST[name]:
        raise Refused(f"It has at most {_MOST[name]} characters.", field=name)
    if name == "shown" and value not in _SHOWN:
        raise Refused("It is shown, waiting or hidden.", field="shown")
    if name in {"effort", "impact"} and value not in _SCALE:
        raise Refused("It is 1, 2, 3 or nothing.", field=name)


def _write(row: Idea, new: Mapping[str, Any], *, by: Actor, now: datetime) -> None:
    for name, value in new.items():
        setattr(row, name, value)
    if "answer" in new:
        row.answered_at, row.answered_by = (now, by.name or by.who) if row.answer else (None, "")
    if "state" in new:
        row.state_at = now
        row.done_at = now if row.state == "done" else None
    if new.get("shown") == "shown":
        row.why_waiting = ""
    if "title" in new:
        row.worded_by_team = True
    row.version += 1
    row.save()
    if {"title", "text"} & new.keys():
        WORDS.put([(row.pk, words_of(row.title, row.text))])
    if "state" in new:
        plan_tellings(row, now=now)


def _note(
    row: Idea, before: Mapping[str, Any], after: Mapping[str, Any], *, act: str, by: Actor, now: datetime
) -> None:  # fmt: skip
    """The trail names what changed; words of customers do not go there."""
    kept = ("state", "shown", "effort", "impact")
    audit.record(
        who=by.who,
        act=act,
        subject=f"idea:{row.pk}",
        before={name: value for name, value in before.items() if name in kept},
        after={name: value if name in kept else True for name, value in after.items()},
        now=now,
        why=row.reason if after.get("state") == "declined" else "",
    )


__all__ = ["Changed", "NoSuchIdea", "Refused", "change_idea", "undo_by", "undo_change"]
