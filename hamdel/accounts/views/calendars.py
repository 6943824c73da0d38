"""Settings → Working hours."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.accounts.calendar_screens import opening_now, year_shown
from hamdel.accounts.contracts import CalendarFacts
from hamdel.accounts.forms.calendars import (
    CalendarForm,
    HolidayForm,
    NewCalendarForm,
    SeasonForm,
    initial_of,
    season_initial,
)
from hamdel.accounts.queries.calendars import (
    all_hours,
    calendar,
    calendars,
    hours_of,
    ramadan_after,
    seasons_of,
    teams_of,
)
from hamdel.accounts.queries.teams import team_choices
from hamdel.accounts.signed_in import person_of
from hamdel.accounts.usecases.calendars import (
    CalendarError,
    add_holiday,
    add_season,
    change_calendar,
    create_calendar,
    drop_calendar,
    drop_holiday,
    drop_season,
    make_company_s,
    move_holiday,
)
from hamdel.accounts.views.people import MANAGERS
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import only_for
from hamdel.platform.web.formats import show_date
from hamdel.platform.web.toasts import say

STEPS = {"earlier": -1, "later": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*MANAGERS)
def listing(request: HttpRequest) -> HttpResponse:
    """All calendars, and a new one."""
    form = NewCalendarForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = create_calendar(**form.cleaned_data, who=_who(request), now=timezone.now())
        return redirect("accounts:calendar", made)
    now = timezone.now()
    hours = all_hours()
    rows = [(one, opening_now(hours.get(one.id), now)) for one in calendars()]
    context = {"rows": rows, "form": form}
    status = 422 if form.errors else 200
    return render(request, "accounts/calendars.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*MANAGERS)
def card(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """One calendar: its hours, its teams, its days off."""
    found = _known(calendar_id)
    initial = initial_of(found.name, found.zone, found.hours, teams_of(calendar_id))
    posted = request.POST if request.method == "POST" else None
    form = CalendarForm(posted, teams=team_choices(), initial=initial)
    if posted is not None and form.is_valid():
        change_calendar(
            calendar_id=calendar_id,
            name=form.cleaned_data["name"],
            zone=form.cleaned_data["zone"],
            hours=form.hours(),
            teams=form.cleaned_data["teams"],
            who=_who(request),
            now=timezone.now(),
        )
        say(request, _("Saved."))
        return redirect("accounts:calendar", calendar_id)
    return _shown(request, found, form=form, holiday=HolidayForm())


@require_POST
@only_for(*MANAGERS)
def add_day(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Have a day off."""
    found = _known(calendar_id)
    form = HolidayForm(request.POST)
    if not form.is_valid():
        initial = initial_of(found.name, found.zone, found.hours, teams_of(calendar_id))
        hours = CalendarForm(teams=team_choices(), initial=initial)
        return _shown(request, found, form=hours, holiday=form)
    day = form.cleaned_data["day"]
    add_holiday(
        calendar_id=calendar_id,
        day=day,
        name=form.cleaned_data["name"],
        who=_who(request),
        now=timezone.now(),
    )
    say(request, _("That day is off."))
    return redirect(f"{_address(calendar_id)}?day={day.isoformat()}#days")


@require_POST
@only_for(*MANAGERS)
def drop_day(request: HttpRequest, calendar_id: int, holiday_id: int) -> HttpResponse:
    """Work on a day that was off."""
    _done(
        lambda: drop_holiday(
            calendar_id=calendar_id,
            holiday_id=holiday_id,
            who=_who(request),
            now=timezone.now(),
        )
    )
    return _back_to_days(request, calendar_id)


@require_POST
@only_for(*MANAGERS)
def move_day(request: HttpRequest, calendar_id: int, holiday_id: int) -> HttpResponse:
    """Correct a day off that follows the moon."""
    _done(
        lambda: move_holiday(
            calendar_id=calendar_id,
            holiday_id=holiday_id,
            days=STEPS.get(request.POST.get("step", ""), 0),
            who=_who(request),
            now=timezone.now(),
        )
    )
    return _back_to_days(request, calendar_id)


@require_POST
@only_for(*MANAGERS)
def add_other_hours(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Have other hours from one day to another."""
    found = _known(calendar_id)
    form = SeasonForm(request.POST)
    if not form.is_valid():
        initial = initial_of(found.name, found.zone, found.hours, teams_of(calendar_id))
        hours = CalendarForm(teams=team_choices(), initial=initial)
        return _shown(request, found, form=hours, holiday=HolidayForm(), season=form)
    given = form.cleaned_data
    _done(
        lambda: add_season(
            calendar_id=calendar_id,
            name=given["name"],
            first=given["first"],
            last=given["last"],
            hours=form.hours(),
            who=_who(request),
            now=timezone.now(),
        )
    )
    say(request, _("Other hours hold then."))
    return redirect(f"{_address(calendar_id)}#seasons")


@require_POST
@only_for(*MANAGERS)
def drop_other_hours(request: HttpRequest, calendar_id: int, season_id: int) -> HttpResponse:
    """Have the usual hours then."""
    _done(
        lambda: drop_season(
            calendar_id=calendar_id,
            season_id=season_id,
            who=_who(request),
            now=timezone.now(),
        )
    )
    return redirect(f"{_address(calendar_id)}#seasons")


@require_POST
@only_for(*MANAGERS)
def company(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Have it hold for the whole company."""
    _done(lambda: make_company_s(calendar_id=calendar_id, who=_who(request), now=timezone.now()))
    say(request, _("The company works by it now."))
    return redirect("accounts:calendar", calendar_id)


@require_POST
@only_for(*MANAGERS)
def drop(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Remove it."""
    _done(lambda: drop_calendar(calendar_id=calendar_id, who=_who(request), now=timezone.now()))
    say(request, _("Removed. Its teams work as the company does."))
    return redirect("accounts:calendars")


def _shown(
    request: HttpRequest,
    found: CalendarFacts,
    *,
    form: CalendarForm,
    holiday: HolidayForm,
    season: SeasonForm | None = None,
) -> HttpResponse:
    now = timezone.now()
    context = {
        "calendar": found,
        "form": form,
        "holiday": holiday,
        "opening": opening_now(hours_of(found.id), now),
        "year": year_shown(found.id, asked=request.GET, today=timezone.localdate(now)),
        "company_zone": settings.TIME_ZONE,
        "seasons": seasons_of(found.id),
        "season": season or _next_season(found, timezone.localdate(now)),
    }
    wrong = form.errors or holiday.errors or (season is not None and season.errors)
    status = 422 if wrong else 200
    return render(request, "accounts/calendar.html", context, status=status)


def _next_season(found: CalendarFacts, today: date) -> SeasonForm:
    """The form of other hours; it begins with the next Ramadan where that is known."""
    ramadan = ramadan_after(found.id, today)
    days: dict[str, str] = {}
    if ramadan is not None and all(one.first != ramadan[0] for one in seasons_of(found.id)):
        first, last = (show_date(day, style="numeric") for day in ramadan)
        days = {"name": _("Ramadan"), "first": first, "last": last}
    return SeasonForm(initial=season_initial(found.hours, **days))


def _done(deed: Callable[[], object]) -> None:
    try:
        deed()
    except CalendarError as error:
        raise Http404 from error


def _back_to_days(request: HttpRequest, calendar_id: int) -> HttpResponse:
    year = row_number(request.POST.get("year", ""))
    asked = f"?year={year}" if year is not None else ""
    return redirect(f"{_address(calendar_id)}{asked}#days")


def _address(calendar_id: int) -> str:
    return reverse("accounts:calendar", args=[calendar_id])


def _known(calendar_id: int) -> CalendarFacts:
    found = calendar(calendar_id)
    if found is None:
        raise Http404
    return found


def _who(request: HttpRequest) -> str:
    return person_of(request).email
