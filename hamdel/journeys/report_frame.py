"""What frames every report of the log: its tabs, the time and people it is asked for, a file of it."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hamdel.language.date_words import SEASONS
from hamdel.language.jalali import DateRange, JalaliDate, month_range, season_range, year_range
from hamdel.platform.tables import safe_cell
from hamdel.platform.web.formats import screen_language, show_date, show_digits
from hamdel.segments.public import segments
from hamdel.warehouse.public import TooMuch

from .asked import PERIODS, Asked, asked_of
from .contracts import Behind

TABS: Final[Mapping[str, Promise]] = {
    "paths": _("Paths"),
    "walks": _("Whole ways"),
    "funnel": _("Funnel"),
    "retention": _("Coming again"),
    "mix": _("Channels and devices"),
    "calendar": _("Calendar"),
}
_LONGER: Final = {
    "last_90_days": _("90 days"),
    "this_year": _("This year"),
    "last_year": _("Last year"),
}
_MONTHS, _SEASONS = 12, 4
_DAY: Final = timedelta(days=1)
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Frame:
    """A report that is asked for: `query` as its address says it, without what is its own."""

    tab: str
    asked: Asked
    tabs: tuple[dict[str, Any], ...]
    periods: tuple[Choice, ...]
    segments: tuple[Choice, ...]

    @property
    def query(self) -> dict[str, str]:
        """The time and the people, as an address says them."""
        return self.asked.query

    def people_url(self, **what: object) -> str:
        """Where the people behind a number are."""
        asked = urlencode({**self.query, **what}, doseq=True)
        return f"{reverse('journeys:people')}?{asked}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as a file: the names of its columns, and its rows."""

    head: Sequence[str]
    rows: Iterable[Sequence[object]]


def frame_of(request: HttpRequest, tab: str) -> Frame:
    """What frames the report that an address asks for."""
    today = timezone.localdate()
    asked = asked_of(request.GET, today=today)
    kept = urlencode(asked.query)
    return Frame(
        tab=tab,
        asked=asked,
        tabs=tuple(
            {"label": str(label), "url": f"{reverse(f'journeys:{key}')}?{kept}", "current": key == tab}
            for key, label in TABS.items()
        ),
        periods=_periods(asked, today),
        segments=_segments(asked),
    )  # fmt: skip


def report(
    request: HttpRequest, frame: Frame, work: Callable[[], tuple[dict[str, Any], Sheet]]
) -> HttpResponse:
    """A report as a page, or as the file that `?csv` asks for; a page that says so where it can not be told."""
    template = f"journeys/{frame.tab}.html"
    csv_url = f"?{urlencode([*request.GET.lists(), ('csv', ['1'])], doseq=True)}"
    try:
        given, sheet = work()
    except (Behind, TooMuch) as trouble:
        return render(request, template, {"frame": frame, **trouble_of(trouble)})
    if "csv" in request.GET:
        return _file(sheet, f"{frame.tab}.csv")
    return render(request, template, {"frame": frame, "csv_url": csv_url, **given})


def trouble_of(trouble: Exception) -> dict[str, Any]:
    """What journeys/trouble.html says."""
    waiting = trouble.waiting if isinstance(trouble, Behind) else 0
    return {"behind": isinstance(trouble, Behind), "too_much": waiting == 0, "waiting": waiting}


def days_told(days: DateRange) -> str:
    """A span of days: «آبان ۱۴۰۵», «پاییز ۱۴۰۵», «۱۴۰۵», else its ends (in English always these)."""
    last = days.end - _DAY
    if screen_language() == "fa":
        if month_range(days.start) == days:
            return show_date(days.start, style="month")
        first = JalaliDate.from_gregorian(days.start)
        if season_range(days.start) == days:
            return f"{SEASONS[first.month // 3]} {show_digits(first.year)}"
        if year_range(days.start) == days:
            return show_digits(first.year)
    return show_date(days.start) if days.start == last else f"{show_date(days.start)} – {show_date(last)}"  # fmt: skip


def _file(sheet: Sheet, name: str) -> HttpResponse:
    held = StringIO()
    writer = csv.writer(held)
    writer.writerow(sheet.head)
    writer.writerows([_cell(one) for one in row] for row in sheet.rows)
    # A mark at the beginning: spreadsheets then read it as UTF-8.
    answer = HttpResponse(f"\ufeff{held.getvalue()}", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _cell(one: object) -> object:
    return safe_cell(one) if isinstance(one, str) else one


def _periods(asked: Asked, today: date) -> tuple[Choice, ...]:
    named = [(key, str(label)) for key, label in {**PERIODS, **_LONGER}.items()]
    named += [(f"{days.start}..{days.end - _DAY}", days_told(days)) for days in _calendar(today)]
    if asked.period not in dict(named):
        named.append((asked.period, days_told(asked.days)))
    return tuple((key, label, key == asked.period) for key, label in named)


def _calendar(today: date) -> list[DateRange]:
    """The last Jalali months, then the last seasons."""
    found = []
    for span, count in ((month_range, _MONTHS), (season_range, _SEASONS), (year_range, 1)):
        days = span(span(today).start - _DAY)
        for _place in range(count):
            found.append(days)
            days = span(days.start - _DAY)
    return found


def _segments(asked: Asked) -> tuple[Choice, ...]:
    fa = screen_language() == "fa"
    chosen = asked.segment.key if asked.segment else ""
    return tuple(
        (one.key, one.name_fa if fa else one.name_en, one.key == chosen) for one in segments()
    )
