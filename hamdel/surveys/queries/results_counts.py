"""Answers counted in the database: nothing is fetched but counts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value
from django.db.models.expressions import RawSQL

from hamdel.segments.public import members_sql, segments

from ..models import Invitation, Response
from ..rules.results import Cell
from ..rules.spans import Span

_ALL = ("stage", "touchpoint", "team_id")


def cells(
    survey_ids: Collection[int], spans: Sequence[Span], *, by: Collection[str] = _ALL
) -> list[Cell]:
    """Count the whole answers of some surveys in some spans, by score.

    And by `by`, of stage, touchpoint, team_id: what is not asked for is left empty. One question, read
    from the index alone.
    """
    parts = [_counted(survey_ids, place, one, by) for place, one in enumerate(spans)]
    if not parts or not survey_ids:
        return []
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return [
        Cell(
            survey_id=row["survey_id"],
            span=row["span"],
            stage=row.get("stage", ""),
            touchpoint=row.get("touchpoint", ""),
            team_id=row.get("team_id"),
            score=row["score"],
            number=row["number"],
        )
        for row in rows
    ]


def answered_between(survey_ids: Collection[int]) -> tuple[datetime, datetime] | None:
    """When the first and the last whole answer were given; None where there is none."""
    rows = Response.objects.filter(survey_id__in=survey_ids, complete=True)
    # Two ends of an index: an aggregate of both would read all of it.
    first = rows.order_by("answered_at").values_list("answered_at", flat=True).first()
    last = rows.order_by("-answered_at").values_list("answered_at", flat=True).first()
    return None if first is None or last is None else (first, last)


def counts_by_segment(survey_id: int, span: Span) -> dict[str, dict[int, int]]:
    """How many members of each segment (by key), as it is now, gave each score; a question a segment."""
    found: dict[str, dict[int, int]] = {}
    for one in segments():
        sql, values = members_sql(one.id)
        rows = within([survey_id], span).filter(profile__customer_id__in=RawSQL(sql, values))  # noqa: S611 - the segments' own SQL
        counted = rows.exclude(score=None).values_list("score").annotate(Count("pk")).order_by()
        if counts := {score: number for score, number in counted if score is not None}:
            found[one.key] = counts
    return found


def invited(survey_id: int, span: Span | None = None) -> dict[tuple[str, str], int]:
    """How many were asked, by channel and what became of it."""
    rows = Invitation.objects.filter(survey_id=survey_id)
    if span is not None:
        rows = rows.filter(made_at__gte=span.start, made_at__lt=span.end)
    counted = rows.values_list("channel", "state").annotate(Count("pk")).order_by()
    return {(channel, state): number for channel, state, number in counted}


def within(survey_ids: Collection[int], span: Span) -> QuerySet[Response]:
    """The whole answers of some surveys in a span."""
    return Response.objects.filter(
        survey_id__in=survey_ids,
        complete=True,
        answered_at__gte=span.start,
        answered_at__lt=span.end,
    )


def _counted(
    survey_ids: Collection[int], place: int, span: Span, by: Collection[str]
) -> QuerySet[Any]:
    rows = within(survey_ids, span).values("survey_id", "score", *by)
    counted: QuerySet[Any] = rows.annotate(
        number=Count("*"), span=Value(place, output_field=IntegerField())
    ).order_by()
    return counted.values("survey_id", "score", "number", "span", *by)
