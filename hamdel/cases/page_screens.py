"""What the page of one case is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.conversations.public import ConversationFacts, conversation
from hamdel.customers.public import customer_names
from hamdel.interactions.public import Moment, moment_by_id
from hamdel.language.bidi import isolate
from hamdel.platform.audit import Entry
from hamdel.platform.roles import LEADING, SERVING, role_of
from hamdel.platform.web.formats import show_ago, show_date, show_money, show_number

from .contracts import (
    LIVE,
    ApprovalFacts,
    CaseFacts,
    CaseFilter,
    CaseTypeFacts,
    FieldFacts,
    TaskFacts,
)
from .queries.cases import case, interactions_of_case, list_cases
from .queries.types import case_type
from .queries.work import NoteFacts, approvals_of, history_of, notes_of, tasks_of
from .rules.next_steps import NextStep, Situation, Waiting, next_step
from .words import STATES, STEPS, name_of, type_name

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A field with its value: as it is shown, and as a form takes it."""

    facts: FieldFacts
    name: str
    shown: str
    value: str
    day: date | None
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step of the checklist, and who ticked it ("" for nobody)."""

    key: str
    name: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What to do next and why, said; `act`: which button belongs to it, `url`: where it leads."""

    kind: str
    what: str
    why: str
    late: bool
    url: str
    id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScreen:
    """What cases/work.html draws."""

    case: CaseFacts
    kind: CaseTypeFacts
    type: str
    state: str
    tone: str
    customer: str
    guide: Guide
    fields: tuple[FieldRow, ...]
    steps: tuple[StepRow, ...]
    tasks: tuple[TaskFacts, ...]
    approvals: tuple[ApprovalFacts, ...]
    notes: tuple[NoteFacts, ...]
    talks: tuple[ConversationFacts, ...]
    moments: tuple[Moment, ...]
    parts: tuple[CaseFacts, ...]
    parent: CaseFacts | None
    others: tuple[CaseFacts, ...]
    history: tuple[Entry, ...]
    may_write: bool
    may_lead: bool

    @property
    def live(self) -> bool:
        """Whether it is still worked on."""
        return self.case.state in LIVE and self.case.merged_into is None


def case_screen(request: HttpRequest, found: CaseFacts, *, now: datetime) -> CaseScreen:
    """Everything of a case for whoever looks at it."""
    kind = case_type(found.type)
    assert kind is not None, "a case's type is never taken away"  # noqa: S101 - a foreign key
    leads = role_of(request) in LEADING
    tasks, approvals = tasks_of(found.id), approvals_of(found.id)
    talks = [one for pk in found.conversation_ids[:_MOST_SHOWN] if (one := conversation(pk))]
    situation = Situation(
        case=found, kind=kind, tasks=tasks, approvals=approvals, waiting=_waiting(talks),
        leads=leads, now=now,
    )  # fmt: skip
    state, tone = STATES[found.state]
    theirs = list_cases(CaseFilter(customer_id=found.customer_id, states=LIVE), limit=_MOST_SHOWN)
    return CaseScreen(
        case=found,
        kind=kind,
        type=type_name(found),
        state=str(state),
        tone=tone,
        customer=customer_names([found.customer_id]).get(found.customer_id, ""),
        guide=_guide(next_step(situation), kind, now),
        fields=tuple(field_row(one, found.fields.get(one.key)) for one in kind.fields),
        steps=tuple(
            StepRow(
                key=one.key, name=name_of(one), by=found.steps_done.get(one.key, {}).get("by", "")
            )
            for one in kind.checklist
        ),
        tasks=tuple(tasks),
        approvals=tuple(approvals),
        notes=tuple(notes_of(found.id)),
        talks=tuple(talks),
        moments=_moments(found.id),
        parts=tuple(list_cases(CaseFilter(parent_id=found.id), limit=_MOST_SHOWN)),
        parent=None if found.parent_id is None else case(found.parent_id),
        others=tuple(one for one in theirs if one.id != found.id),
        history=tuple(history_of(found.id)),
        may_write=role_of(request) in SERVING,
        may_lead=leads,
    )


def field_row(field: FieldFacts, value: Any) -> FieldRow:
    """A field with its value, said in the language of the screen."""
    choices = tuple((one.key, name_of(one)) for one in field.choices)
    day = date.fromisoformat(value) if field.kind == "date" and value else None
    typed = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value or "")
    return FieldRow(
        facts=field,
        name=name_of(field),
        shown="" if value is None else _shown(field, value, dict(choices)),
        value="0" if value == 0 and not isinstance(value, bool) else typed,
        day=day,
        choices=choices,
    )


def _shown(field: FieldFacts, value: Any, choices: dict[str, str]) -> str:
    how = {
        "money": lambda: show_money(value),
        "number": lambda: show_number(value),
        "choice": lambda: choices.get(value, str(value)),
        "yes_no": lambda: _("Yes") if value else _("No"),
        "date": lambda: show_date(date.fromisoformat(value)),
        "text": lambda: str(value),
    }
    return how[field.kind]()


def _moments(case_id: int) -> tuple[Moment, ...]:
    ids = interactions_of_case(case_id)[-_MOST_SHOWN:]
    return tuple(found[0] for one in reversed(ids) if (found := moment_by_id(one)) is not None)


def _waiting(talks: Sequence[ConversationFacts]) -> Waiting | None:
    """The conversation in which the customer waits longest for an answer of ours."""
    waits = [
        Waiting(conversation_id=one.id, since=one.waiting_since)
        for one in talks
        if one.state == "open" and one.waiting_since is not None
    ]
    return min(waits, key=lambda one: one.since, default=None)


def _guide(step: NextStep, kind: CaseTypeFacts, now: datetime) -> Guide:
    what, why = (str(one) for one in STEPS[step.kind])
    names = {one.key: name_of(one) for one in kind.fields}
    names |= {one.key: name_of(one) for one in kind.checklist}
    about = str(step.id) if step.kind == "joined" else names.get(step.about, step.about)
    given = {
        "about": isolate(about),
        "when": "" if step.at is None else show_ago(step.at, now=now),
    }
    return Guide(
        kind=step.kind,
        what=what % given,
        why=why % given,
        late=step.late,
        url=_url(step),
        id=step.id,
    )


def _url(step: NextStep) -> str:
    if step.kind == "answer":
        return reverse("conversations:conversation", args=[step.id])
    return reverse("cases:case", args=[step.id]) if step.kind == "joined" else ""
