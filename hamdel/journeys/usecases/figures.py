"""Keeping figures of touchpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Final

from django.db import transaction

from hamdel.platform import audit

from ..models import Figure
from ..queries.figures import FigureFacts, figure_fact
from ..rules.reach import METRICS

_MOST: Final = 1e12
_SHARES: Final = ("conversion",)


class FigureRefused(ValueError):
    """It can not be kept: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


@dataclass(frozen=True, kw_only=True, slots=True)
class ToTell:
    """A figure as somebody tells it: a share 0…1, a time in seconds, a count or a rank."""

    touchpoint_id: int
    metric: str
    day: date
    value: float
    note: str = ""


def tell_figure(told: ToTell, *, who: str, now: datetime, today: date) -> FigureFacts:
    """Keep a figure; one of the same day gives way to it. Raises FigureRefused."""
    if told.metric not in METRICS:
        raise FigureRefused("There is no such figure.", field="metric")
    if told.day > today:
        raise FigureRefused("This day has not come yet.", field="day")
    most = 1.0 if told.metric in _SHARES else _MOST
    if not isfinite(told.value) or not 0 <= told.value <= most:
        raise FigureRefused(f"A number from 0 to {most:g}.", field="value")
    with transaction.atomic():
        same = Figure.objects.select_for_update().filter(
            touchpoint_id=told.touchpoint_id, metric=told.metric, day=told.day, removed_at=None
        )
        before = next(iter(same), None)
        same.update(removed_at=now)
        row = Figure.objects.create(
            touchpoint_id=told.touchpoint_id,
            metric=told.metric,
            day=told.day,
            value=told.value,
            note=told.note[:200],
            told_by=who,
            told_at=now,
        )
        audit.record(
            who=who,
            act="figure told",
            subject=f"figure:{row.pk}",
            before={"value": before.value} if before else None,
            after={"metric": told.metric, "day": told.day.isoformat(), "value": told.value},
            now=now,
        )
    return figure_fact(row)


def set_removed(figure_id: int, *, removed: bool, who: str, now: datetime) -> Figure | None:
    """Take a figure away, or bring it back where none took its place; None where that is not so."""
    with transaction.atomic():
        row = Figure.objects.select_for_update().filter(pk=figure_id).first()
        if row is None or (row.removed_at is not None) == removed:
            return None
        same = Figure.objects.filter(
            touchpoint=row.touchpoint_id, metric=row.metric, day=row.day, removed_at=None
        )
        if not removed and same.exists():
            return None
        row.removed_at = now if removed else None
        row.save(update_fields=["removed_at"])
        act = "figure removed" if removed else "figure brought back"
        audit.record(
            who=who, act=act, subject=f"figure:{row.pk}", before=None, after=None, now=now
        )
    return row


def keep_figures(told: Sequence[ToTell], *, who: str, now: datetime) -> None:
    """Keep many figures of days that have none yet: one write, no entries in the log of deeds."""
    Figure.objects.bulk_create(
        [
            Figure(
                touchpoint_id=one.touchpoint_id,
                metric=one.metric,
                day=one.day,
                value=one.value,
                note=one.note,
                told_by=who,
                told_at=now,
            )
            for one in told
        ],
        ignore_conflicts=True,
    )


def forget_figures(*, who: str) -> None:
    """Delete all figures that somebody told."""
    Figure.objects.filter(told_by=who).delete()
