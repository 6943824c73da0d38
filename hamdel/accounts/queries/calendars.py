"""Questions about when work is done."""

import json
from collections.abc import Iterable
from datetime import date

from hamdel.accounts.contracts import CalendarFacts, HolidayFacts
from hamdel.accounts.models import Calendar, Holiday, Team
from hamdel.accounts.rules.opening_hours import OpeningHours, write_spans


def calendars() -> tuple[CalendarFacts, ...]:
    """All calendars, the company's first."""
    rows = Calendar.objects.order_by("-is_company", "name", "pk").prefetch_related("team_set")
    return tuple(_facts(row) for row in rows)


def calendar(calendar_id: int) -> CalendarFacts | None:
    """One calendar, None for none."""
    row = Calendar.objects.filter(pk=calendar_id).first()
    return None if row is None else _facts(row)


def holidays_of(calendar_id: int, *, start: date, end: date) -> tuple[HolidayFacts, ...]:
    """Its days off from `start` to the day before `end`, in order."""
    rows = Holiday.objects.filter(calendar=calendar_id, day__gte=start, day__lt=end)
    return tuple(
        HolidayFacts(
            id=row.pk, day=row.day, name=row.name, estimated=row.estimated, moved=row.moved
        )
        for row in rows.order_by("day", "pk")
    )


def hours_of(calendar_id: int) -> OpeningHours | None:
    """The hours of a calendar, None for none."""
    row = Calendar.objects.filter(pk=calendar_id).first()
    return None if row is None else _hours(row)


def all_hours() -> dict[int, OpeningHours]:
    """The hours of every calendar, by its id."""
    off: dict[int, list[date]] = {}
    for calendar_id, day in Holiday.objects.values_list("calendar_id", "day"):
        off.setdefault(calendar_id, []).append(day)
    return {row.pk: _hours_on(row, off.get(row.pk, ())) for row in Calendar.objects.all()}


def company_hours() -> OpeningHours | None:
    """When the company works; None where nobody said so yet."""
    row = Calendar.objects.filter(is_company=True).first()
    return None if row is None else _hours(row)


def team_hours(team_id: int | None) -> OpeningHours | None:
    """When a team works: as it says, else as the company does."""
    row = Calendar.objects.filter(team=team_id).first() if team_id is not None else None
    return company_hours() if row is None else _hours(row)


def calendars_of_teams() -> dict[int | None, int]:
    """The calendar of each team that works by one of its own; under None the company's."""
    found: dict[int | None, int] = {
        team: calendar
        for team, calendar in Team.objects.values_list("pk", "calendar")
        if calendar is not None
    }
    company = Calendar.objects.filter(is_company=True).values_list("pk", flat=True).first()
    return found if company is None else found | {None: company}


def teams_of(calendar_id: int) -> list[int]:
    """The teams that work by a calendar."""
    return list(Team.objects.filter(calendar=calendar_id).values_list("pk", flat=True))


def _hours(row: Calendar) -> OpeningHours:
    return _hours_on(row, Holiday.objects.filter(calendar=row).values_list("day", flat=True))


def _hours_on(row: Calendar, off: Iterable[date]) -> OpeningHours:
    week = tuple(tuple((start, end) for start, end in day) for day in json.loads(row.week))
    return OpeningHours(zone=row.zone, week=week, off=frozenset(off))


def _facts(row: Calendar) -> CalendarFacts:
    return CalendarFacts(
        id=row.pk,
        name=row.name,
        zone=row.zone,
        hours=tuple(write_spans(day) for day in json.loads(row.week)),
        is_company=row.is_company,
        teams=tuple(sorted(team.name for team in row.team_set.all())),
    )
