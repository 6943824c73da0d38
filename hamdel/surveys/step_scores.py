"""What answers say of each touchpoint and stage, for those who measure journeys."""

from collections.abc import Callable
from typing import Final, NamedTuple, cast

from django.db.models import Count
from django.db.models.expressions import RawSQL

from hamdel.journeys.public import Score, Scores, Span
from hamdel.segments.public import members_sql
from hamdel.warehouse.public import once

from .models import Response
from .queries.results import survey_kinds
from .rules.results import as_effort
from .rules.statistics import Kind, measured

_ALL: Final = "*"


class _Row(NamedTuple):
    touchpoint: str
    stage: str
    survey_id: int
    score: int
    number: int


def step_scores(span: Span) -> Scores:
    """NPS, CSAT and CES (as effort) by touchpoint, by stage and in all, over all surveys: two questions.

    Whole answers given in the span count; with a segment those of customers who are in it now.
    """
    kinds = once("kinds of surveys", survey_kinds)
    answers = Response.objects.filter(
        survey_id__in=kinds, complete=True, answered_at__gte=span.since, answered_at__lt=span.until
    )
    if span.segment_id is not None:
        sql, values = members_sql(span.segment_id)
        answers = answers.filter(profile__customer_id__in=RawSQL(sql, values))  # noqa: S611 - the segments' own SQL
    rows = answers.exclude(score=None).values_list("touchpoint", "stage", "survey_id", "score")
    counted = [_Row(*row) for row in rows.annotate(Count("pk")).order_by()]
    return Scores(
        touchpoints=_told(counted, kinds, lambda row: row.touchpoint),
        stages=_told(counted, kinds, lambda row: row.stage),
        overall=_told(counted, kinds, lambda _row: _ALL).get(_ALL, {}),
    )


def _told(
    rows: list[_Row], kinds: dict[int, str], key_of: Callable[[_Row], str]
) -> dict[str, dict[str, Score]]:
    counts: dict[tuple[str, str], dict[int, int]] = {}
    for row in rows:
        if key := key_of(row):
            held = counts.setdefault((key, kinds[row.survey_id]), {})
            held[row.score] = held.get(row.score, 0) + row.number
    found: dict[str, dict[str, Score]] = {}
    for (key, kind), scored in counts.items():
        found.setdefault(key, {})[kind] = _score(cast("Kind", kind), scored)
    return found


def _score(kind: Kind, counts: dict[int, int]) -> Score:
    one = measured(kind, as_effort(counts) if kind == "ces" else counts)
    assert one.score is not None  # noqa: S101 - somebody answered
    assert one.low is not None  # noqa: S101 - as above
    assert one.high is not None  # noqa: S101 - as above
    return Score(value=one.score, n=one.n, low=one.low, high=one.high)
