"""Questions about when work is done."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from hamdel.accounts.contracts import CalendarFacts, HolidayFacts, SeasonFacts
from hamdel.accounts.models import Calendar, Holiday, Team
from hamdel.accounts.models import Season as SeasonRow
from hamdel.accounts.rules.opening_hours import OpeningHours, Season, Span, write_spans

# As Iran's holidays are called: the end of Ramadan, and its 21st day.
_FEAST: Final = "عید فطر"
_MOURNED: Final = "شهادت امام علی"
_RAMADAN: Final = 30  # days, at most
_DAY: Final = timedelta(days=1)


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
    seasons: dict[int, list[SeasonRow]] = {}
    for row in SeasonRow.objects.order_by("first_on", "pk"):
        seasons.setdefault(row.calendar_id, []).append(row)
    return {
        row.pk: _hours_on(row, off.get(row.pk, ()), seasons.get(row.pk, ()))
        for row in Calendar.objects.all()
    }


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
    of_their_own = Team.objects.exclude(calendar=None)
    found: dict[int | None, int] = dict(of_their_own.values_list("pk", "calendar"))
    company = Calendar.objects.filter(is_company=True).values_list("pk", flat=True).first()
    return found if company is None else found | {None: company}


def teams_of(calendar_id: int) -> list[int]:
    """The teams that work by a calendar."""
    return list(Team.objects.filter(calendar=calendar_id).values_list("pk", flat=True))


def seasons_of(calendar_id: int) -> tuple[SeasonFacts, ...]:
    """The stretches in which a calendar has other hours, in order."""
    rows = SeasonRow.objects.filter(calendar=calendar_id).order_by("first_on", "pk")
    return tuple(
        SeasonFacts(
            id=row.pk,
            name=row.name,
            first=row.first_on,
            last=row.last_on,
            hours=tuple(write_spans(day) for day in json.loads(row.week)),
        )
        for row in rows
    )


def ramadan_after(calendar_id: int, day: date) -> tuple[date, date] | None:
    """The first and the last day of Ramadan that ends on `day` or after it, by a calendar's holidays.

    They have its 21st and the feast on the day after its last, each corrected when it was announced.
    """
    rows = Holiday.objects.filter(calendar=calendar_id)
    feast = rows.filter(name__contains=_FEAST, day__gt=day).order_by("day").first()
    if feast is None:
        return None
    mourned = rows.filter(name__contains=_MOURNED, day__lt=feast.day).order_by("-day").first()
    last = feast.day - _DAY
    if mourned is None or (feast.day - mourned.day).days > _RAMADAN:
        return last - (_RAMADAN - 1) * _DAY, last
    return mourned.day - 20 * _DAY, last


def _hours(row: Calendar) -> OpeningHours:
    off = Holiday.objects.filter(calendar=row).values_list("day", flat=True)
    return _hours_on(row, off, SeasonRow.objects.filter(calendar=row).order_by("first_on", "pk"))


def _hours_on(row: Calendar, off: Iterable[date], seasons: Iterable[SeasonRow]) -> OpeningHours:
    return OpeningHours(
        zone=row.zone,
        week=_week(row.week),
        off=frozenset(off),
        seasons=tuple(
            Season(first=one.first_on, last=one.last_on, week=_week(one.week)) for one in seasons
        ),
    )


def _week(kept: str) -> tuple[tuple[Span, ...], ...]:
    return tuple(tuple((start, end) for start, end in day) for day in json.loads(kept))


def _facts(row: Calendar) -> CalendarFacts:
    return CalendarFacts(
        id=row.pk,
        name=row.name,
        zone=row.zone,
        hours=tuple(write_spans(day) for day in json.loads(row.week)),
        is_company=row.is_company,
        teams=tuple(sorted(team.name for team in row.team_set.all())),
    )
