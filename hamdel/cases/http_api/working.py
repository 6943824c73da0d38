"""Tasks, notes and approvals of cases."""

from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.accounts.public import person_said, team_said
from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING, SERVING

from ..contracts import TaskFacts
from ..queries.work import approvals_of, notes_of, task_by_id, tasks_of
from ..usecases.approving import answer_approval, ask_approval
from ..usecases.noting import write_note
from ..usecases.tasks import TaskChanges, ToDo, add_task, change_task
from .asking import known, told_as_problems
from .work_shapes import (
    AnswerIn,
    ApprovalIn,
    ApprovalOut,
    NoteIn,
    NoteOut,
    NotesOut,
    TaskIn,
    TaskOut,
    TaskPatch,
    TasksOut,
    approval_out,
    task_out,
)


@endpoint(
    "GET",
    "/cases/{id}/tasks",
    scope="read",
    answer=TasksOut,
    summary=_("What is to be done for a case"),
    problems=[404],
)
def find_tasks(_call: Call, id: str) -> TasksOut:  # noqa: A002 - the name in the address
    """List the tasks of a case, those to be done first."""
    return TasksOut(items=[task_out(one) for one in tasks_of(known(id).id)])


@endpoint(
    "POST",
    "/cases/{id}/tasks",
    scope="write",
    roles=SERVING,
    body=TaskIn,
    answer=TaskOut,
    status=201,
    summary=_("Give a team or a person something to do for a case"),
    problems=[404],
)
def give_task(call: Call, id: str) -> TaskOut:  # noqa: A002 - the name in the address
    """Add a task to a case."""
    given: TaskIn = call.body
    todo = ToDo(
        title=given.title,
        owner_id=person_said(given.owner, call, field="owner"),
        team_id=team_said(given.team),
        due_at=given.due_at,
    )
    with told_as_problems():
        made = add_task(case_id=known(id).id, todo=todo, by=actor_of_call(call), now=call.now)
    return task_out(_task(str(made)))


@endpoint(
    "PATCH",
    "/case-tasks/{id}",
    scope="write",
    roles=SERVING,
    body=TaskPatch,
    answer=TaskOut,
    summary=_("Change a task of a case, or say that it is done"),
    problems=[404],
)
def patch_task(call: Call, id: str) -> TaskOut:  # noqa: A002 - the name in the address
    """Change what is named of a task."""
    given: TaskPatch = call.body
    found = _task(id)
    changes: TaskChanges = {}
    if given.title is not UNSET:
        changes["title"] = given.title
    if given.owner is not UNSET:
        changes["owner_id"] = person_said(given.owner or None, call, field="owner")
    if given.team is not UNSET:
        changes["team_id"] = team_said(given.team or None)
    if given.due_at is not UNSET:
        changes["due_at"] = given.due_at
    if given.done is not UNSET:
        changes["done"] = given.done
    with told_as_problems():
        change_task(task_id=found.id, changes=changes, by=actor_of_call(call), now=call.now)
    return task_out(_task(id))


@endpoint(
    "GET",
    "/cases/{id}/notes",
    scope="read",
    answer=NotesOut,
    summary=_("The notes of a case, the newest first"),
    problems=[404],
)
def find_notes(_call: Call, id: str) -> NotesOut:  # noqa: A002 - the name in the address
    """List what colleagues noted on a case."""
    return NotesOut(items=_notes(known(id).id))


@endpoint(
    "POST",
    "/cases/{id}/notes",
    scope="write",
    roles=SERVING,
    body=NoteIn,
    answer=NoteOut,
    status=201,
    summary=_("Note something on a case, for colleagues"),
    problems=[404],
)
def add_note(call: Call, id: str) -> NoteOut:  # noqa: A002 - the name in the address
    """Write a note; no customer sees it."""
    found = known(id)
    with told_as_problems():
        write_note(case_id=found.id, text=call.body.text, by=actor_of_call(call), now=call.now)
    return _notes(found.id)[0]


@endpoint(
    "POST",
    "/cases/{id}/approvals",
    scope="write",
    roles=SERVING,
    body=ApprovalIn,
    answer=ApprovalOut,
    status=201,
    summary=_("Ask a supervisor to agree"),
    problems=[404],
)
def ask_for_approval(call: Call, id: str) -> ApprovalOut:  # noqa: A002 - the name in the address
    """Ask; while it is waited for, the same question stands."""
    found = known(id)
    with told_as_problems():
        ask_approval(case_id=found.id, what=call.body.what, by=actor_of_call(call), now=call.now)
    return approval_out(approvals_of(found.id)[0])


@endpoint(
    "POST",
    "/case-approvals/{id}/answer",
    scope="write",
    roles=LEADING,
    body=AnswerIn,
    answer=ApprovalOut,
    summary=_("Agree to what was asked, or refuse"),
    problems=[404],
)
def give_answer(call: Call, id: str) -> ApprovalOut:  # noqa: A002 - the name in the address
    """Answer once, with a word; who refuses says why."""
    given: AnswerIn = call.body
    number = row_id(id)
    with told_as_problems():
        case_id = answer_approval(
            approval_id=number,
            given=given.given,
            word=given.word,
            by=actor_of_call(call),
            now=call.now,
        )
    return next(approval_out(one) for one in approvals_of(case_id) if one.id == number)


def _task(text: str) -> TaskFacts:
    found = task_by_id(row_id(text))
    if found is None:
        raise Problem(404, "There is no such task.")
    return found


def _notes(case_id: int) -> list[NoteOut]:
    return [
        NoteOut(id=str(one.id), at=rfc3339(one.at), author=one.author, text=one.text)
        for one in notes_of(case_id)
    ]
