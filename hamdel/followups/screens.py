"""What the screens of follow-ups show, ready for templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hamdel.customers.public import customer_names
from hamdel.language.bidi import isolate
from hamdel.platform.web.formats import show_number

from .contracts import FollowUpFacts, QuestionFacts
from .words import CAUSES, KINDS, REASONS

SOON = timedelta(hours=8)
MOST = {"nps": 10, "csat": 5, "ces": 7, "stars": 5}


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up in words. `tone` of its clock; `gave`: «NPS ۳ از ۱۰»."""

    facts: FollowUpFacts
    customer: str
    gave: str
    state: str
    tone: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Words passed on, as one of those concerned sees them; `mine`: what is theirs to do."""

    facts: QuestionFacts
    customer: str
    state: str
    tone: str
    mine: str


def followup_rows(found: Sequence[FollowUpFacts], now: datetime) -> list[FollowUpRow]:
    """Follow-ups as a list shows them, with whose they are."""
    names = customer_names([one.customer_id for one in found])
    return [followup_row(one, names.get(one.customer_id, ""), now) for one in found]


def followup_row(facts: FollowUpFacts, customer: str, now: datetime) -> FollowUpRow:
    """One follow-up in words."""
    word, tone = _state(facts, now)
    return FollowUpRow(facts, customer, gave(facts.kind, facts.score, facts.cause), word, tone,
                       reasons_of(facts.why))  # fmt: skip


def question_rows(found: Sequence[QuestionFacts], me: int, now: datetime) -> list[QuestionRow]:
    """Words passed on, as one of those concerned sees them."""
    names = customer_names([one.customer_id for one in found if one.customer_id is not None])
    return [question_row(one, names.get(one.customer_id or 0, ""), me, now) for one in found]


def question_row(facts: QuestionFacts, customer: str, me: int, now: datetime) -> QuestionRow:
    """One of them."""
    if facts.answered_at is not None:
        unread = facts.seen_at is None and facts.asked_by_id == me
        word, tone = (
            (_("Answered: read it"), "info")
            if unread
            else (pgettext("question", "Answered"), "positive")
        )
        return QuestionRow(facts, customer, word, tone, "read" if unread else "")
    mine = "answer" if facts.expert_id == me else ""
    if facts.late:
        return QuestionRow(facts, customer, _("Late"), "negative", mine)
    tone = "warning" if facts.due_at - now <= SOON else ""
    return QuestionRow(facts, customer, _("Waits for the answer"), tone, mine)


def gave(kind: str, score: int | None, cause: str) -> str:
    """What they gave: «NPS ۳ از ۱۰»; the cause where they gave no score."""
    if score is None or kind not in KINDS:
        return str(CAUSES.get(cause, cause))
    told = {
        "kind": isolate(str(KINDS[kind])),
        "score": show_number(score),
        "most": show_number(MOST[kind]),
    }
    return _("%(kind)s %(score)s of %(most)s") % told


def reasons_of(why: Mapping[str, Any]) -> tuple[str, ...]:
    """Why somebody has it, sentence by sentence; what names a rule names it."""
    found = []
    for one in why.get("reasons", ()):
        said = str(REASONS.get(one, ""))
        named = str(why.get("rule", "")) if one == "skills" else ""
        found.append(f"{said} («{named}»)" if named else said)
    return tuple(one for one in found if one)


def _state(facts: FollowUpFacts, now: datetime) -> tuple[str, str]:
    if facts.state == "done":
        if facts.told_at is not None:
            return _("Closed, they were told"), "positive"
        return _("Closed, they were not told"), "warning"
    if facts.late:
        return _("Late"), "negative"
    return _("Open"), "warning" if facts.due_at - now <= SOON else ""
