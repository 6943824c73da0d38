"""The answers behind a number of the results, and what was written in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from hamdel.segments.public import NoSuchSegment, members_sql, segment

from ..contracts import ResponseFacts
from ..models import Answer, Response, Survey
from ..rules.spans import Span
from .responses import response_fact
from .results_counts import within

MOST_READ: Final = 2_000  # comments of which themes are made
_GROUPS: Final = {
    "promoters": Q(score__gte=9),
    "passives": Q(score__gte=7, score__lte=8),
    "detractors": Q(score__lte=6),
    "satisfied": Q(score__gte=4),
    "unsatisfied": Q(score__lte=3),
    "easy": Q(score__gte=5),
    "heavy": Q(score__lte=3),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Which answers: "" and None mean any. `group`: of NPS, CSAT or CES; `team` an id, `segment` a key.

    `question` and `choice`: those that chose an option.
    """

    stage: str = ""
    touchpoint: str = ""
    team: int | None = None
    segment: str = ""
    group: str = ""
    score: int | None = None
    text: str = ""
    written: bool = False
    question: str = ""
    choice: str = ""


def answers_behind(
    survey_ids: Collection[int],
    span: Span,
    wanted: Behind,
    *,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[ResponseFacts]:
    """The answers behind a number, the newest first; `after` is the place of the last one seen."""
    rows = _behind(survey_ids, span, wanted)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(answered_at__lt=at) | Q(answered_at=at, pk__lt=pk))
    return [response_fact(row) for row in rows.order_by("-answered_at", "-pk")[:limit]]


def count_behind(survey_ids: Collection[int], span: Span, wanted: Behind) -> int:
    """How many answers there are behind a number."""
    return _behind(survey_ids, span, wanted).count()


def comments(survey_ids: Collection[int], span: Span) -> list[tuple[int, str, int | None]]:
    """What was written in a span, the newest `MOST_READ`: (response id, comment, interaction id)."""
    rows = within(survey_ids, span).exclude(comment="").order_by("-answered_at", "-pk")
    return list(rows.values_list("pk", "comment", "interaction_id")[:MOST_READ])


def asked_surveys(survey_id: int | None = None, *, kind: str = "") -> list[int]:
    """The surveys whose answers are meant: one, those of a kind, or all that were ever asked."""
    rows = Survey.objects.exclude(state="draft")
    if survey_id is not None:
        rows = rows.filter(pk=survey_id)
    return list((rows.filter(kind=kind) if kind else rows).values_list("pk", flat=True))


def _behind(survey_ids: Collection[int], span: Span, wanted: Behind) -> QuerySet[Response]:
    rows = within(survey_ids, span)
    plain = {
        "stage": wanted.stage,
        "touchpoint": wanted.touchpoint,
        "team_id": wanted.team,
        "score": wanted.score,
        "comment__icontains": wanted.text.strip(),
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value not in ("", None)})
    if wanted.group in _GROUPS:
        rows = rows.filter(_GROUPS[wanted.group])
    if wanted.question and wanted.choice:
        chose = Answer.objects.filter(
            response=OuterRef("pk"), question=wanted.question, choice=wanted.choice
        )
        rows = rows.filter(Exists(chose))
    if wanted.written:
        rows = rows.exclude(comment="")
    return rows.filter(_members(wanted.segment)) if wanted.segment else rows


def _members(key: str) -> Q:
    try:
        sql, values = members_sql(segment(key).id)
    except NoSuchSegment:
        return Q(pk=None)
    return Q(profile__customer_id__in=RawSQL(sql, values))  # noqa: S611 - the segments' own SQL
