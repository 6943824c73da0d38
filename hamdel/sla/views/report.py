"""Deadlines: how many were met, and which were not."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.language.jalali import PERIODS
from hamdel.platform import cursors
from hamdel.platform.cursors import row_number
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.words import CHANNELS

from ..contracts import TARGETS, ClockFacts
from ..queries.policies import policies
from ..queries.report import BYS, By, Kept, Narrowed, breaches, kept_by, kept_in
from ..screens import subject_url
from ..words import target_name

SPANS: Final = ("this_week", "this_month", "last_month", "this_season")
PAGE: Final = 50
_PARAMETERS: Final[dict[By, str]] = {
    "target": "target",
    "policy": "policy",
    "team": "team",
    "channel": "channel",
}


@dataclass(frozen=True, slots=True)
class Part:
    """What of the report is by one thing: its rows, each with the address of its breaches."""

    title: str
    rows: tuple[tuple[str, Kept, str], ...]


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that was broken, and where its thing is opened."""

    clock: ClockFacts
    target: str
    url: str


@require_safe
@only_for(*EVERYBODY)
def report(request: HttpRequest) -> HttpResponse:
    """How many promises of a Jalali time were met, by what they are about, and those that were not."""
    now = timezone.now()
    span = next((one for one in SPANS if one == request.GET.get("span")), "this_month")
    days = PERIODS[span](timezone.localdate(now))
    wanted = _narrowed(request, days.start, days.end)
    found = breaches(wanted, now=now, after=_after(request), limit=PAGE + 1)
    given = {
        "all": kept_in(wanted, now=now),
        "parts": [_part(one, wanted, span, now) for one in BYS],
        "breaches": [_breach(one) for one in found[:PAGE]],
        "next_url": _next(request, found),
        "spans": _spans(span),
        "since": days.start,
        "narrowed": any(request.GET.get(name) for name in _PARAMETERS.values()),
        "whole_url": f"{reverse('sla:report')}?{urlencode({'span': span})}",
        "promised": bool(policies()),
        "may_write": role_of(request) in LEADING,
    }
    return render(request, "sla/report.html", given)


def _narrowed(request: HttpRequest, start: date, end: date) -> Narrowed:
    target = request.GET.get("target", "")
    return Narrowed(
        since=_begin(start),
        until=_begin(end),
        target=target if target in TARGETS else "",
        policy_id=row_number(request.GET.get("policy", "")),
        team_id=row_number(request.GET.get("team", "")),
        channel=request.GET.get("channel", "")[:40],
    )


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _after(request: HttpRequest) -> tuple[datetime, int] | None:
    said = request.GET.get("cursor", "")
    if not said:
        return None
    try:
        at, pk = cursors.read_cursor(said, tuple[int, int])
    except ValueError as error:
        raise Http404("cursor") from error
    return from_micros(at), pk


def _next(request: HttpRequest, found: list[ClockFacts]) -> str:
    if len(found) <= PAGE:
        return ""
    last = found[PAGE - 1]
    cursor = cursors.write_cursor(to_micros(last.due_at or last.started_at), last.id)
    asked = {name: value for name, value in request.GET.items() if name != "cursor"}
    return f"{reverse('sla:report')}?{urlencode({**asked, 'cursor': cursor})}"


def _part(by: By, wanted: Narrowed, span: str, now: datetime) -> Part:
    titles = {
        "target": _("By what was promised"),
        "policy": _("By policy"),
        "team": _("By team"),
        "channel": _("By channel"),
    }
    rows = kept_by(by, wanted, now=now)
    return Part(
        title=titles[by],
        rows=tuple((_name(by, one), one, _url(span, by, one)) for one in rows),
    )


def _name(by: By, one: Kept) -> str:
    if by == "target":
        return target_name(one.name)
    if by == "channel":
        return str(CHANNELS.get(one.name, one.name or _("No channel")))
    return one.name or (_("No team") if by == "team" else _("Policies that were removed"))


def _url(span: str, by: By, one: Kept) -> str:
    asked = {"span": span, _PARAMETERS[by]: one.key} if one.key else {"span": span}
    return f"{reverse('sla:report')}?{urlencode(asked)}#breaches"


def _breach(one: ClockFacts) -> Breach:
    return Breach(one, target_name(one.target), subject_url(one.kind, one.subject_id))


def _spans(span: str) -> list[dict[str, object]]:
    names = {
        "this_week": _("This week"),
        "this_month": _("This month"),
        "last_month": _("Last month"),
        "this_season": _("This season"),
    }
    address = reverse("sla:report")
    return [
        {"label": names[one], "url": f"{address}?span={one}", "current": one == span}
        for one in SPANS
    ]
