"""What is to be done for a case, what was noted, what was asked of supervisors, what happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamdel.platform.audit import Entry, entries_of

from ..contracts import ApprovalFacts, TaskFacts
from ..models import CaseApproval, CaseNote, CaseTask


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFacts:
    """A note of a colleague."""

    id: int
    at: datetime
    author: str
    text: str


def tasks_of(case_id: int) -> list[TaskFacts]:
    """The tasks of a case: those to be done first, by when they are due."""
    rows = CaseTask.objects.filter(case=case_id).select_related("owner", "team")
    facts = [task_fact(row) for row in rows.order_by("pk")]
    return sorted(facts, key=lambda one: (one.done_at is not None, one.due_at is None, one.due_at))


def task_by_id(task_id: int) -> TaskFacts | None:
    """One task, None for none."""
    row = CaseTask.objects.select_related("owner", "team").filter(pk=task_id).first()
    return None if row is None else task_fact(row)


def notes_of(case_id: int) -> list[NoteFacts]:
    """The notes of a case, the newest first."""
    rows = CaseNote.objects.filter(case=case_id).order_by("-pk")
    return [NoteFacts(id=one.pk, at=one.at, author=one.author, text=one.text) for one in rows]


def approvals_of(case_id: int) -> list[ApprovalFacts]:
    """What supervisors were asked of a case, the newest first."""
    rows = CaseApproval.objects.filter(case=case_id).order_by("-pk")
    names = (
        "case_id", "what", "asked_by", "asked_at", "answer", "word", "answered_by", "answered_at",
    )  # fmt: skip
    return [
        ApprovalFacts(id=row.pk, **{name: getattr(row, name) for name in names}) for row in rows
    ]


def history_of(case_id: int, *, limit: int = 100) -> list[Entry]:
    """The trail of a case, the newest first."""
    return entries_of(f"case:{case_id}", limit=limit)


def task_fact(row: Any) -> TaskFacts:
    """A row as others see it."""
    return TaskFacts(
        id=row.pk,
        case_id=row.case_id,
        title=row.title,
        owner_id=row.owner_id,
        owner="" if row.owner is None else row.owner.name,
        team_id=row.team_id,
        team="" if row.team is None else row.team.name,
        due_at=row.due_at,
        made_at=row.made_at,
        done_at=row.done_at,
        done_by=row.done_by,
    )
