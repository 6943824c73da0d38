"""When work is done is said, and days off are corrected."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.db import transaction

from hamdel.accounts.models import Calendar, Holiday, Season, Team
from hamdel.accounts.rules.opening_hours import WEEKDAYS, Span, WrongHours, read_spans
from hamdel.language.fold import stored
from hamdel.language.iran_holidays import iran_holiday_rows
from hamdel.platform import audit

_WORK: Final = ("9-17",)
# Hours from Saturday to Friday, and whether Iran's holidays are off.
PRESETS: Final[Mapping[str, tuple[tuple[str, ...], bool]]] = {
    "iran": ((*_WORK * 5, "9-13", ""), True),
    "iran_five_days": ((*_WORK * 5, "", ""), True),
    "monday_to_friday": (("", "", *_WORK * 5), False),
    "always": (("0-24",) * 7, False),
}
FURTHEST: Final = 3  # days by which a holiday may be off
LONGEST_SEASON: Final = timedelta(days=366)


class CalendarError(ValueError):
    """It can not be done; `reason` is gone, name, zone, hours, day or company, `field` the weekday."""

    def __init__(self, reason: str, *, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


@transaction.atomic
def create_calendar(*, name: str, preset: str, who: str, now: datetime) -> int:
    """Make a calendar from a preset; the first is the company's. Raises CalendarError."""
    hours, in_iran = PRESETS[preset]
    row = Calendar.objects.create(
        name=_name(name),
        zone=settings.TIME_ZONE,
        week=json.dumps(_week(hours)),
        is_company=not Calendar.objects.exists(),
        created_at=now,
    )
    if in_iran:
        Holiday.objects.bulk_create(
            Holiday(calendar=row, day=one.day, name=one.name[:150], estimated=one.estimated)
            for one in iran_holiday_rows()
        )
    _note(who, "calendar created", row, None, {"name": row.name, "preset": preset}, now)
    return row.pk


@transaction.atomic
def change_calendar(  # noqa: PLR0913 - what a calendar says
    *,
    calendar_id: int,
    name: str,
    zone: str,
    hours: Sequence[str],
    teams: Iterable[int],
    who: str,
    now: datetime,
) -> None:
    """Have other hours from Saturday to Friday, and other teams by them. Raises CalendarError."""
    row = _row(calendar_id)
    before = {"name": row.name, "zone": row.zone, "week": json.loads(row.week)}
    if zone not in available_timezones():
        raise CalendarError("zone")
    row.name, row.zone, week = _name(name), ZoneInfo(zone).key, _week(hours)
    row.week = json.dumps(week)
    row.save(update_fields=["name", "zone", "week"])
    Team.objects.filter(calendar=row).exclude(pk__in=teams).update(calendar=None)
    Team.objects.filter(pk__in=teams).update(calendar=row)
    after = {"name": row.name, "zone": row.zone, "week": week, "teams": sorted(teams)}
    _note(who, "calendar changed", row, before, after, now)


@transaction.atomic
def make_company_s(*, calendar_id: int, who: str, now: datetime) -> None:
    """Have a calendar hold where no team says another. Raises CalendarError."""
    row = _row(calendar_id)
    Calendar.objects.filter(is_company=True).update(is_company=False)
    Calendar.objects.filter(pk=row.pk).update(is_company=True)
    _note(who, "calendar made the company's", row, None, {"name": row.name}, now)


@transaction.atomic
def drop_calendar(*, calendar_id: int, who: str, now: datetime) -> None:
    """Remove a calendar that is not the company's. Raises CalendarError."""
    row = _row(calendar_id)
    if row.is_company and Calendar.objects.exclude(pk=row.pk).exists():
        raise CalendarError("company")
    _note(who, "calendar removed", row, {"name": row.name}, None, now)
    row.delete()


@transaction.atomic
def add_holiday(*, calendar_id: int, day: date, name: str, who: str, now: datetime) -> None:
    """Have a day off; twice is once. Raises CalendarError."""
    row = _row(calendar_id)
    said = _name(name)
    _, made = Holiday.objects.get_or_create(calendar=row, day=day, name=said[:150])
    if made:
        _note(who, "holiday added", row, None, {"day": day.isoformat(), "name": said}, now)


@transaction.atomic
def drop_holiday(*, calendar_id: int, holiday_id: int, who: str, now: datetime) -> None:
    """Work on a day that was off. Raises CalendarError."""
    row, found = _holiday(calendar_id, holiday_id)
    _note(
        who, "holiday removed", row, {"day": found.day.isoformat(), "name": found.name}, None, now
    )
    found.delete()


@transaction.atomic
def move_holiday(*, calendar_id: int, holiday_id: int, days: int, who: str, now: datetime) -> None:
    """Correct a day off that follows the moon, once it is announced. Raises CalendarError."""
    row, found = _holiday(calendar_id, holiday_id)
    if not found.estimated or abs(found.moved + days) > FURTHEST:
        raise CalendarError("day")
    before = found.day
    found.day, found.moved = before + timedelta(days=days), found.moved + days
    found.save(update_fields=["day", "moved"])
    after = {"day": found.day.isoformat(), "name": found.name}
    _note(who, "holiday moved", row, {"day": before.isoformat()}, after, now)


@transaction.atomic
def add_season(  # noqa: PLR0913 - what a season says
    *,
    calendar_id: int,
    name: str,
    first: date,
    last: date,
    hours: Sequence[str],
    who: str,
    now: datetime,
) -> int:
    """Have other hours from one day to another, both with it; returns its id. Raises CalendarError."""
    row = _row(calendar_id)
    if not timedelta(0) <= last - first < LONGEST_SEASON:
        raise CalendarError("day")
    week = _week(hours)
    made = Season.objects.create(
        calendar=row, name=_name(name), first_on=first, last_on=last, week=json.dumps(week)
    )
    after = {"name": made.name, "first": first.isoformat(), "last": last.isoformat(), "week": week}
    _note(who, "season added", row, None, after, now)
    return made.pk


@transaction.atomic
def drop_season(*, calendar_id: int, season_id: int, who: str, now: datetime) -> None:
    """Have the usual hours then. Raises CalendarError."""
    row = _row(calendar_id)
    found = Season.objects.filter(calendar=row, pk=season_id).first()
    if found is None:
        raise CalendarError("gone")
    before = {"name": found.name, "first": found.first_on.isoformat()}
    _note(who, "season removed", row, before, None, now)
    found.delete()


def _row(calendar_id: int) -> Calendar:
    row = Calendar.objects.select_for_update().filter(pk=calendar_id).first()
    if row is None:
        raise CalendarError("gone")
    return row


def _holiday(calendar_id: int, holiday_id: int) -> tuple[Calendar, Holiday]:
    row = _row(calendar_id)
    found = Holiday.objects.filter(calendar=row, pk=holiday_id).first()
    if found is None:
        raise CalendarError("gone")
    return row, found


def _name(raw: str) -> str:
    said = " ".join(stored(raw).split())[:100]
    if not said:
        raise CalendarError("name")
    return said


def _week(hours: Sequence[str]) -> list[tuple[Span, ...]]:
    week = []
    for weekday, text in zip(WEEKDAYS, hours, strict=True):
        try:
            week.append(read_spans(text))
        except WrongHours as error:
            raise CalendarError("hours", field=weekday) from error
    return week


def _note(who: str, act: str, row: Calendar, before: Any, after: Any, now: datetime) -> None:
    audit.record(
        who=who, act=act, subject=f"calendar:{row.pk}", before=before, after=after, now=now
    )
