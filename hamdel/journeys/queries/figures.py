"""Figures of touchpoints that no moment tells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..models import Figure


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureFacts:
    """A figure of a day: shares 0…1, times in seconds."""

    id: int
    metric: str
    day: date
    value: float
    note: str
    told_by: str


def figures_of(touchpoint_id: int, *, most: int = 200) -> list[FigureFacts]:
    """The figures of a touchpoint, the newest day first."""
    rows = Figure.objects.filter(touchpoint_id=touchpoint_id, removed_at=None)
    return [figure_fact(one) for one in rows.order_by("-day", "metric", "-pk")[:most]]


def figure_fact(row: Any) -> FigureFacts:
    """A row as others see it."""
    return FigureFacts(
        id=row.pk,
        metric=row.metric,
        day=row.day,
        value=row.value,
        note=row.note,
        told_by=row.told_by,
    )
