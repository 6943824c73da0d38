"""Bodies and answers of what is done for a case, and of putting cases together and parting them."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body
from hamdel.platform.instants import rfc3339

from ..contracts import ApprovalFacts, TaskFacts
from .shapes import Ids, NamedOut, Text, Title, Who

Sentence = Annotated[str, msgspec.Meta(max_length=500)]


class TaskIn(Body):
    """Something to be done: by an owner (an id, an e-mail, "me"), by a team, until `due_at`."""

    title: Title
    owner: Who | None = None
    team: Who | None = None
    due_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class TaskPatch(Body):
    """What is to change of a task; what is not named stays."""

    title: Title | UnsetType = UNSET
    owner: Who | UnsetType | None = UNSET
    team: Who | UnsetType | None = UNSET
    due_at: Annotated[datetime, msgspec.Meta(tz=True)] | UnsetType | None = UNSET
    done: bool | UnsetType = UNSET


class NoteIn(Body):
    """A note that only colleagues see."""

    text: Text


class ApprovalIn(Body):
    """What a supervisor is to agree to."""

    what: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class AnswerIn(Body):
    """Given or refused, with a word; who refuses says why."""

    given: bool
    word: Sentence = ""


class MergeIn(Body):
    """Which case comes into this one."""

    join: str
    version: int | None = None


class SplitIn(Body):
    """What goes into a new case of its own."""

    title: Title
    conversation_ids: Ids = []
    interaction_ids: Ids = []
    task_ids: Ids = []
    version: int | None = None


class NothingIn(Body):
    """Nothing has to be said."""


class TaskOut(Answer):
    """Something to be done for a case."""

    id: str
    case_id: str
    title: str
    owner: NamedOut | None
    team: NamedOut | None
    due_at: str | None
    done_at: str | None
    done_by: str | None


class TasksOut(Answer):
    """The tasks of a case, those to be done first."""

    items: list[TaskOut]


class NoteOut(Answer):
    """A note of a colleague."""

    id: str
    at: str
    author: str
    text: str


class NotesOut(Answer):
    """The notes of a case, the newest first."""

    items: list[NoteOut]


class ApprovalOut(Answer):
    """What was asked of supervisors. `answer`: null while it is waited for, given, or refused."""

    id: str
    case_id: str
    what: str
    asked_by: str
    asked_at: str
    answer: str | None
    word: str
    answered_by: str | None
    answered_at: str | None


class RegroupedOut(Answer):
    """The case that it is in now; `undo` goes into `/case-changes/{undo}/undo`."""

    id: str
    undo: str


class UndoneOut(Answer):
    """The cases that are as they were."""

    cases: list[str]


def task_out(one: TaskFacts) -> TaskOut:
    """A task as it is answered."""
    return TaskOut(
        id=str(one.id),
        case_id=str(one.case_id),
        title=one.title,
        owner=None if one.owner_id is None else NamedOut(id=str(one.owner_id), name=one.owner),
        team=None if one.team_id is None else NamedOut(id=str(one.team_id), name=one.team),
        due_at=_said(one.due_at),
        done_at=_said(one.done_at),
        done_by=one.done_by or None,
    )


def approval_out(one: ApprovalFacts) -> ApprovalOut:
    """A question to supervisors as it is answered."""
    return ApprovalOut(
        id=str(one.id),
        case_id=str(one.case_id),
        what=one.what,
        asked_by=one.asked_by,
        asked_at=rfc3339(one.asked_at),
        answer=one.answer or None,
        word=one.word,
        answered_by=one.answered_by or None,
        answered_at=_said(one.answered_at),
    )


def _said(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
