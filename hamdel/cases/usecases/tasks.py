"""What several teams and people have to do for one case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypedDict

from django.db import transaction

from hamdel.conversations.public import Actor

from ..contracts import Refused
from ..models import CaseTask
from .checking import check_person, check_team
from .locked import change, hold

MOST_TASKS: Final = 100
_SAID: Final = ("title", "owner_id", "team_id", "due_at")


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """A task to be given: what, who of which team, until when."""

    title: str
    owner_id: int | None = None
    team_id: int | None = None
    due_at: datetime | None = None


@transaction.atomic
def add_task(*, case_id: int, todo: ToDo, by: Actor, now: datetime) -> int:
    """Give a team or a person something to do for a case; returns the task's id.

    Raises NoSuchCase, Refused.
    """
    title = _checked(todo)
    row = hold(case_id)
    if row.tasks.count() >= MOST_TASKS:
        raise Refused(f"A case has at most {MOST_TASKS} tasks.", field="title")
    task = CaseTask.objects.create(
        case=row,
        title=title,
        owner_id=todo.owner_id,
        team_id=todo.team_id,
        due_at=todo.due_at,
        made_at=now,
    )
    change(row, {}, act="task added", by=by, now=now, beside={"task": title})
    return task.pk


class TaskChanges(TypedDict, total=False):
    """What is to change of a task; what is not named stays as it is when the task is held."""

    title: str
    owner_id: int | None
    team_id: int | None
    due_at: datetime | None
    done: bool


@transaction.atomic
def change_task(*, task_id: int, changes: TaskChanges, by: Actor, now: datetime) -> None:
    """Say anew what is to be done, by whom, until when, or that it is done. Raises Refused."""
    task = _held(task_id)
    given: dict[str, Any] = dict(changes)
    before = {name: getattr(task, name) for name in _SAID}
    todo = ToDo(**{name: given.get(name, value) for name, value in before.items()})
    values = {"title": _checked(todo), **{name: getattr(todo, name) for name in _SAID[1:]}}
    if values != before:
        for name, value in values.items():
            setattr(task, name, value)
        task.save(update_fields=list(_SAID))
        change(task.case, {}, act="task changed", by=by, now=now, beside={"task": task.title})
    if "done" in changes:
        settle_task(task_id=task_id, done=changes["done"], by=by, now=now)


@transaction.atomic
def settle_task(*, task_id: int, done: bool, by: Actor, now: datetime) -> int:
    """Say that a task is done, or that it is not; returns its case. Raises Refused."""
    task = _held(task_id)
    if done == (task.done_at is not None):
        return task.case_id
    task.done_at = now if done else None
    task.done_by = (by.name or by.who)[:200] if done else ""
    task.save(update_fields=["done_at", "done_by"])
    act = "task done" if done else "task opened again"
    change(task.case, {}, act=act, by=by, now=now, beside={"task": task.title})
    return task.case_id


@transaction.atomic
def drop_task(*, task_id: int, by: Actor, now: datetime) -> int:
    """Take a task away; returns its case. Raises Refused."""
    task = _held(task_id)
    change(task.case, {}, act="task removed", by=by, now=now, beside={"task": task.title})
    task.delete()
    return task.case_id


def _held(task_id: int) -> CaseTask:
    found = CaseTask.objects.filter(pk=task_id).first()
    if found is None:
        raise Refused("There is no such task.", field="task")
    found.case = hold(found.case_id)
    found.refresh_from_db(fields=["title", "owner", "team", "due_at", "done_at", "done_by"])
    return found


def _checked(todo: ToDo) -> str:
    title = " ".join(todo.title.split())[:300]
    if not title:
        raise Refused("Say what is to be done.", field="title")
    check_person(todo.owner_id)
    check_team(todo.team_id)
    return title
