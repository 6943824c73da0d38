"""What is to be done next with a case, and why. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ..contracts import (
    ApprovalFacts,
    CaseFacts,
    CaseTypeFacts,
    TaskFacts,
)
from .types import missing

Kind = Literal[
    "joined", "settled", "approve", "approval", "take", "answer", "late_task", "late", "customer",
    "others", "task", "step", "fill", "agree", "solve",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A conversation in which the customer waits for us, and since when."""

    conversation_id: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of a case when somebody looks at it. `leads`: whether they may agree to things."""

    case: CaseFacts
    kind: CaseTypeFacts
    tasks: Sequence[TaskFacts]
    approvals: Sequence[ApprovalFacts]
    waiting: Waiting | None
    leads: bool
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do: its kind, what it is about, since or until when, and whether it is late."""

    kind: Kind
    about: str = ""
    at: datetime | None = None
    late: bool = False
    id: int | None = None


def next_step(of: Situation) -> NextStep:
    """The one thing to do now: what somebody waits for comes before what we only have to do."""
    finders = (_over, _approval, _nobody, _customer_waits, _late, _others_turn, _ours)
    return next(found for find in finders if (found := find(of)) is not None)


def _over(of: Situation) -> NextStep | None:
    case = of.case
    if case.merged_into is not None:
        return NextStep(kind="joined", id=case.merged_into)
    return None if case.settled_at is None else NextStep(kind="settled", at=case.settled_at)


def _approval(of: Situation) -> NextStep | None:
    asked = next((one for one in of.approvals if not one.answer), None)
    if asked is None or not of.leads:
        return None
    return NextStep(kind="approve", about=asked.what, at=asked.asked_at, id=asked.id)


def _nobody(of: Situation) -> NextStep | None:
    return None if of.case.owner_id is not None else NextStep(kind="take", at=of.case.opened_at)


def _customer_waits(of: Situation) -> NextStep | None:
    if of.waiting is None:
        return None
    due = of.case.due.first_reply
    late = due is not None and due < of.now
    return NextStep(
        kind="answer", at=of.waiting.since, late=late, id=of.waiting.conversation_id
    )  # fmt: skip


def _late(of: Situation) -> NextStep | None:
    for one in of.tasks:
        if one.done_at is None and one.due_at is not None and one.due_at < of.now:
            return NextStep(kind="late_task", about=one.title, at=one.due_at, late=True, id=one.id)
    due = of.case.due.resolution
    if due is not None and due < of.now and of.case.state not in ("waiting", "on_hold"):
        return NextStep(kind="late", at=due, late=True)
    return None


def _others_turn(of: Situation) -> NextStep | None:
    asked = next((one for one in of.approvals if not one.answer), None)
    if asked is not None:
        return NextStep(kind="approval", about=asked.what, at=asked.asked_at)
    if of.case.state == "waiting":
        return NextStep(kind="customer", at=of.case.changed_at)
    return None if of.case.state != "on_hold" else NextStep(kind="others", at=of.case.changed_at)


def _ours(of: Situation) -> NextStep:
    open_task = next((one for one in of.tasks if one.done_at is None), None)
    if open_task is not None:
        return NextStep(
            kind="task", about=open_task.title, at=open_task.due_at, id=open_task.id
        )  # fmt: skip
    for step in of.kind.checklist:
        if step.key not in of.case.steps_done:
            return NextStep(kind="step", about=step.key)
    lacking = missing(of.kind, of.case.fields)
    if lacking:
        return NextStep(kind="fill", about=lacking[0].key)
    answer = next((one.answer for one in of.approvals if one.answer), "")  # the newest come first
    if of.kind.approval and answer != "given":
        return NextStep(kind="agree")
    return NextStep(kind="solve")
