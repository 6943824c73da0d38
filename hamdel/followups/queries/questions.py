"""Questions about words that were passed on to experts."""

from datetime import datetime
from typing import Any, Final

from django.db.models import F, Q, QuerySet

from hamdel.platform.rawdb import of_django

from ..contracts import QuestionFacts
from ..models import Question

# Every page's menu asks it.
_MINE: Final = (
    "SELECT (SELECT COUNT(*) FROM followups_followup f JOIN cases_case c ON c.id = f.case_id"
    " WHERE f.state = 'open' AND c.owner_id = ?)"
    " + (SELECT COUNT(*) FROM followups_question WHERE expert_id = ? AND answered_at IS NULL)"
    " + (SELECT COUNT(*) FROM followups_question WHERE asked_by_id = ?"
    " AND answered_at IS NOT NULL AND seen_at IS NULL)"
)


def question(question_id: int, *, now: datetime) -> QuestionFacts | None:
    """One of them, None for none."""
    row = _rows().filter(pk=question_id).first()
    return None if row is None else _fact(row, now)


def list_questions(  # noqa: PLR0913 - a keyword for each thing that may be asked
    *,
    now: datetime,
    expert_id: int | None = None,
    asked_by_id: int | None = None,
    answered: bool | None = None,
    conversation_id: int | None = None,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[QuestionFacts]:
    """Words passed on, the newest first; `after` is (when it was asked, id) of the last one seen."""
    rows = _rows()
    if expert_id is not None:
        rows = rows.filter(expert_id=expert_id)
    if asked_by_id is not None:
        rows = rows.filter(asked_by_id=asked_by_id)
    if answered is not None:
        rows = rows.filter(answered_at__isnull=not answered)
    if conversation_id is not None:
        rows = rows.filter(conversation_id=conversation_id)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(asked_at__lt=at) | Q(asked_at=at, pk__lt=pk))
    return [_fact(row, now) for row in rows.order_by("-asked_at", "-pk")[:limit]]


def count_waiting(person_id: int) -> int:
    """How many wait for this person: for their answer, or for them to read one."""
    mine = Q(expert_id=person_id, answered_at=None)
    told = Q(asked_by_id=person_id, answered_at__isnull=False, seen_at=None)
    return Question.objects.filter(mine | told).count()


def count_mine(person_id: int) -> int:
    """What waits for this person: open follow-ups, and what `count_waiting` counts; one question."""
    values = (person_id, person_id, person_id)
    found: tuple[int] = of_django().execute(_MINE, values).fetchone()
    return found[0]


def _rows() -> QuerySet[Any]:
    rows = Question.objects.select_related("expert")
    return rows.annotate(customer_id=F("profile__customer_id"))


def _fact(row: Any, now: datetime) -> QuestionFacts:
    return QuestionFacts(
        id=row.pk,
        customer_id=row.customer_id,
        words=row.words,
        said_at=row.said_at,
        channel=row.channel,
        note=row.note,
        interaction_id=row.interaction_id,
        conversation_id=row.conversation_id,
        asked_by_id=row.asked_by_id,
        asked_by=row.asker,
        asked_at=row.asked_at,
        expert_id=row.expert_id,
        expert="" if row.expert is None else row.expert.name,
        due_at=row.due_at,
        late=row.answered_at is None and row.due_at <= now,
        answer=row.answer,
        answered_at=row.answered_at,
        seen_at=row.seen_at,
    )
