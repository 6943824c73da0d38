"""Why they turn to us: contact drivers of a Jalali period against the one before."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import catalogue

from ..queries.drivers import counted
from ..queries.types import case_types
from ..rules.drivers import (
    FARTHEST,
    SPANS,
    Driver,
    Period,
    Span,
    compared_with,
    drivers_of,
    period_of,
)
from ..words import name_of, show_topic


@dataclass(frozen=True, slots=True)
class DriverRow:
    """A line of the report: `url` opens its cases; the parts are (name, now, change, url)."""

    name: str
    driver: Driver
    url: str
    topics: tuple[tuple[str, int, int, str], ...]
    touchpoints: tuple[tuple[str, int, int], ...]


@require_safe
@only_for(*EVERYBODY)
def report(request: HttpRequest) -> HttpResponse:
    """The types of cases, what they are about and where they come from, each opening its rows."""
    today = timezone.localdate()
    said = request.GET.get("span", "")
    span: Span = next((one for one in SPANS if one == said), "month")
    back = min(row_number(request.GET.get("back")) or 0, FARTHEST)
    period = period_of(span, today, back=back)
    before = compared_with(period, today=today)
    drivers = drivers_of(counted(period, before))
    given = {
        "rows": _rows(drivers, period),
        "period": period,
        "before": before,
        "total": sum(one.now for one in drivers),
        "total_before": sum(one.before for one in drivers),
        "spans": _spans(span),
        "earlier_url": _url(span, back + 1) if back < FARTHEST else "",
        "later_url": _url(span, back - 1) if back else "",
        "every_url": _cases(period),
    }
    return render(request, "cases/report.html", given)


def _rows(drivers: list[Driver], period: Period) -> list[DriverRow]:
    names = {one.key: name_of(one) for one in case_types(all_of_them=True)}
    fa = screen_language() == "fa"
    places = {one.key: one.name_fa if fa else one.name_en for one in catalogue()}
    return [
        DriverRow(
            name=names.get(one.type, one.type),
            driver=one,
            url=_cases(period, type=one.type),
            topics=tuple(
                (
                    show_topic(topic.name),
                    topic.now,
                    topic.change,
                    _cases(period, type=one.type, reason=topic.name.partition(":")[2]),
                )
                for topic in one.topics
            ),
            touchpoints=tuple(
                (places.get(place.name, place.name), place.now, place.change)
                for place in one.touchpoints
            ),
        )
        for one in drivers
    ]


def _cases(period: Period, **more: str) -> str:
    days = {"since": period.since.isoformat(), "until": period.until.isoformat()}
    return f"{reverse('cases:list')}?{urlencode({'queue': 'every', **more, **days})}"


def _url(span: str, back: int) -> str:
    return f"{reverse('cases:report')}?{urlencode({'span': span, 'back': back})}"


def _spans(span: str) -> list[dict[str, object]]:
    named = {"week": _("Week"), "month": _("Month"), "season": _("Season")}
    return [
        {"label": named[one], "url": _url(one, 0), "current": one == span} for one in SPANS
    ]  # fmt: skip
