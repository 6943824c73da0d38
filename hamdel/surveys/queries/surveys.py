"""Which surveys there are."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django.db.models import Count, Q, QuerySet

from ..contracts import SurveyFacts, SurveyKind, SurveyState
from ..models import Response, Survey
from ..shapes import read_definition

Place = tuple[datetime, int]


def survey(survey_id: int) -> SurveyFacts | None:
    """One survey, as it is asked (a draft: as it is written); None for none."""
    row = _rows().filter(pk=survey_id).first()
    return None if row is None else survey_fact(row, answers=answers_of([survey_id])[survey_id])


def survey_by_token(token: str) -> SurveyFacts | None:
    """The survey of a public link; None for none."""
    row = _rows().filter(token=token).first()
    return None if row is None else survey_fact(row)


def written_survey(survey_id: int) -> SurveyFacts | None:
    """One survey as it is edited, which may be ahead of what is asked; None for none."""
    row = _rows().filter(pk=survey_id).first()
    if row is None:
        return None
    return survey_fact(row, written=True, answers=answers_of([survey_id])[survey_id])


def is_ahead(survey_id: int) -> bool:
    """Whether what is written is not yet what is asked."""
    row = _rows().filter(pk=survey_id).first()
    return row is not None and row.published is not None and row.published.definition != row.draft


def surveys(
    *,
    state: str = "",
    kind: str = "",
    text: str = "",
    after: Place | None = None,
    limit: int = 50,
) -> list[SurveyFacts]:
    """Surveys, the last changed first; `after` is when the last one seen was changed, and its id."""
    plain = {"state": state, "kind": kind, "title__icontains": text.strip()}
    rows = _rows().filter(**{name: value for name, value in plain.items() if value})
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(changed_at__lt=at) | Q(changed_at=at, pk__lt=pk))
    found = list(rows.order_by("-changed_at", "-pk")[:limit])
    counted = answers_of(row.pk for row in found)
    return [survey_fact(row, answers=counted[row.pk]) for row in found]


def surveys_by_id(ids: Iterable[int]) -> dict[int, SurveyFacts]:
    """Some surveys, by id; those that are gone are not in it."""
    return {row.pk: survey_fact(row) for row in _rows().filter(pk__in=list(ids))}


def answers_of(ids: Iterable[int]) -> dict[int, int]:
    """How many whole answers each of some surveys has."""
    wanted = list(ids)
    rows = Response.objects.filter(survey_id__in=wanted, complete=True).values("survey_id")
    found = {row["survey_id"]: row["n"] for row in rows.annotate(n=Count("pk"))}
    return {one: found.get(one, 0) for one in wanted}


def survey_fact(row: Survey, *, written: bool = False, answers: int = 0) -> SurveyFacts:
    """A row as others see it."""
    published = row.published
    asked = row.draft if published is None or written else published.definition
    return SurveyFacts(
        id=row.pk,
        kind=cast("SurveyKind", row.kind),
        title=row.title,
        state=cast("SurveyState", row.state),
        stage=row.stage,
        touchpoint=row.touchpoint,
        token=row.token,
        definition=read_definition(asked),
        version_id=row.published_id,
        settings=row.settings,
        made_by=row.made_by,
        made_at=row.made_at,
        changed_at=row.changed_at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        closes_at=row.closes_at,
        version=row.version,
        answers=answers,
    )


def _rows() -> QuerySet[Any]:
    return Survey.objects.select_related("published")
