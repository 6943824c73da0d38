"""Moments of a story as rows of a screen, grouped by day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.utils import timezone

from hamdel.interactions.public import Moment
from hamdel.journeys.public import Mark, marks_of
from hamdel.platform.web.formats import screen_language
from hamdel.reading.public import intent_names

from .action_words import told


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One moment at a glance. `tone` is positive, neutral or negative; `detail` its own words."""

    id: int
    profile_id: int
    what: str
    action: str
    detail: str
    said: str
    channel: str
    device: str
    touchpoint: str
    stage: str
    outcome: str
    tone: str
    sentiment: float | None
    emotion: str
    effort: float | None
    amount_irr: int | None
    intent: str
    toxic: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class DayOfStory:
    """The moments of one day, newest first."""

    day: date
    moments: tuple[MomentRow, ...]


def row_of(
    moment: Moment,
    *,
    intents: Mapping[str, str] = MappingProxyType({}),
    marks: Mapping[int, Mark | None] | None = None,
) -> MomentRow:
    """A moment in the words of the screen; `intents` are their names by key, `marks` how moments are marked."""
    name = moment.touchpoint_fa if screen_language() == "fa" else moment.touchpoint_en
    return MomentRow(
        id=moment.id,
        profile_id=moment.profile_id,
        what=told(moment.action),
        action=moment.action,
        detail=_detail(moment),
        said=moment.text,
        channel=moment.channel,
        device="" if moment.device == "unknown" else moment.device,
        touchpoint=name or "",
        stage=moment.stage or "",
        outcome=moment.outcome or "",
        tone=_tone(moment, marks_of([moment]) if marks is None else marks),
        sentiment=moment.sentiment,
        emotion=moment.emotion or "",
        effort=moment.effort,
        amount_irr=moment.amount_irr,
        intent=intents.get(moment.intent or "", ""),
        toxic=bool(moment.toxic),
        at=moment.occurred_at,
    )


def days_of(moments: Iterable[Moment]) -> tuple[DayOfStory, ...]:
    """Group moments, newest first, by their day in the company's zone."""
    listed = list(moments)
    intents = intent_names() if any(moment.intent for moment in listed) else {}
    marks = marks_of(listed)
    rows = [row_of(moment, intents=intents, marks=marks) for moment in listed]
    return tuple(
        DayOfStory(day, tuple(of_day))
        for day, of_day in groupby(rows, key=lambda row: timezone.localtime(row.at).date())
    )


def facts_of(moment: Moment) -> list[tuple[str, str]]:
    """What the sender told of a moment, name by name, nested names joined by dots."""
    return list(_flat(moment.properties, ""))


def _tone(moment: Moment, marks: Mapping[int, Mark | None]) -> str:
    return marks.get(moment.id) or "neutral"


def _detail(moment: Moment) -> str:
    """The telling words after the action, without what is shown elsewhere."""
    parts = moment.summary.split(" · ")[1:]
    if moment.text:
        parts = parts[:-1]
    return " · ".join(parts)


def _flat(value: Any, name: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            yield from _flat(inner, f"{name}[{place}]")
    elif value is not None:
        yield name, str(value)
