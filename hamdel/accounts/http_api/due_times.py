"""When something is due by a calendar that is told: nothing of it is kept."""

import re
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Annotated, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Body, Call, endpoint
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem

from ..rules.due_times import NeverDue, Span, due_after

_CLOCK: Final = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")
_DAY: Final = 24 * 60
_MOST_MINUTES: Final = 5_000_000
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Spans = Annotated[list[tuple[str, str]], msgspec.Meta(max_length=100)]


class HoursIn(Body):
    """The open spans of each day, `[["09:00", "17:00"], …]`; 24:00 ends a day. Days may be missing."""

    sat: Spans = []
    sun: Spans = []
    mon: Spans = []
    tue: Spans = []
    wed: Spans = []
    thu: Spans = []
    fri: Spans = []


class CalendarIn(Body):
    """A week on the wall clock of a place, and the days off."""

    time_zone: str
    hours: HoursIn
    holidays: Annotated[list[date], msgspec.Meta(max_length=5_000)] = []


class DueIn(Body):
    """Working minutes to be counted from an instant."""

    calendar: CalendarIn
    start: datetime
    minutes: Annotated[int, msgspec.Meta(ge=0, le=_MOST_MINUTES)]


class DueOut(Answer):
    """When they have passed."""

    due: str


@endpoint(
    "POST",
    "/sla/due",
    scope="read",
    body=DueIn,
    answer=DueOut,
    summary=_("When so many working minutes of a calendar have passed"),
)
def due(call: Call) -> DueOut:
    """Count working minutes: one counts when its start is open."""
    given: DueIn = call.body
    week = [_spans(name, getattr(given.calendar.hours, name)) for name in _WEEK]
    off = frozenset(given.calendar.holidays)
    try:
        found = due_after(
            lambda day: () if day in off else week[day.weekday()],
            zone=_zone(given.calendar.time_zone),
            start=given.start.astimezone(UTC),
            minutes=given.minutes,
        )
    except (NeverDue, OverflowError):
        raise Problem(
            400, "The calendar has not so many working minutes in twelve years.", field="minutes"
        ) from None
    return DueOut(due=rfc3339(found))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Problem(400, "There is no such time zone.", field="calendar.time_zone") from None


def _spans(day: str, given: list[tuple[str, str]]) -> list[Span]:
    field = f"calendar.hours.{day}"
    spans = sorted((_minutes(first, field), _minutes(last, field)) for first, last in given)
    if any(first >= last for first, last in spans):
        raise Problem(400, "A span ends before it begins.", field=field)
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise Problem(400, "Two spans of a day overlap.", field=field)
    return spans


def _minutes(clock: str, field: str) -> int:
    found = _CLOCK.fullmatch(clock)
    minutes = int(found[1]) * 60 + int(found[2]) if found else _DAY + 1
    if minutes > _DAY:
        raise Problem(400, "A time is 00:00 to 24:00.", field=field)
    return minutes
