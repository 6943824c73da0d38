"""The first screen: how it is, three things to do now, what changed since yesterday."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from hamdel.interactions.public import latest_moments
from hamdel.language.bidi import isolate
from hamdel.platform.roles import only_for, role_of
from hamdel.platform.web.words import CHANNELS
from hamdel.touchpoints.public import recent_troubles, stages, volume_by_day

from ..home import SHOWN_DAYS, volume_of
from ..home_screen import ShownVolume, shown
from ..naming import stage_names
from ..roles import EVERYBODY
from ..todo import todo_list
from ..whose import MetRow, met_rows

MORNING, NOON, AFTERNOON = 11, 15, 18
DUSK = range(18, 20)  # evening in English, عصر in Persian
NEWS = timedelta(days=1)
FEED = 8
MONTH = timedelta(days=30)
MOST_TROUBLES = 3


@require_safe
@only_for(*EVERYBODY)
def home(request: HttpRequest) -> HttpResponse:
    """Show a person of any role where they stand."""
    now = timezone.now()
    today = timezone.localtime(now).date()
    volume = _volume(today)
    given = {
        "greeting": _greeting(now),
        "name": isolate(getattr(request.user, "name", "")),
        "volume": volume,
        "todo": todo_list(role=role_of(request) or "", now=now),
        "newest": _newest(now),
        "troubles": recent_troubles(since=today - MONTH, until=today, most=MOST_TROUBLES),
        "now": now,
    }
    return render(request, "desk/home.html", given)


@require_safe
@only_for(*EVERYBODY)
def newest(request: HttpRequest) -> HttpResponse:
    """What came in last: a piece of the home, fetched when the log says there is more."""
    given = {"newest": _newest(timezone.now())}
    return render(request, "desk/home.html#newest", given)


def _newest(now: datetime) -> list[MetRow]:
    """What happened last; what is only told now but happened long ago is no news."""
    return met_rows(latest_moments(since=now - NEWS, until=now, limit=FEED))


def _volume(today: date) -> ShownVolume:
    named = stage_names(stages())
    rows = volume_by_day(since=today - timedelta(days=2 * SHOWN_DAYS), until=today)
    words = {**{key: str(word) for key, word in CHANNELS.items()}, **named, "": _("Not placed")}
    return shown(volume_of(rows, today=today, stages=tuple(named)), names=words)


def _greeting(now: datetime) -> str:
    hour = timezone.localtime(now).hour
    if 4 <= hour < MORNING:  # noqa: PLR2004 - the small hours belong to the night before
        return _("Good morning")
    if MORNING <= hour < NOON:
        return _("Good day")
    if NOON <= hour < AFTERNOON:
        return _("Good afternoon")
    return pgettext("before dark", "Good evening") if hour in DUSK else _("Good evening")
