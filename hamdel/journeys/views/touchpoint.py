"""The page of a touchpoint: what it is, what was measured there, and figures that people type."""

from typing import Any, Final, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import people
from hamdel.language.jalali import parse_date
from hamdel.language.numbers import parse_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say
from hamdel.touchpoints.public import TouchpointFacts, stages, touchpoint_by_key
from hamdel.warehouse.public import TooMuch

from ..asked import instants
from ..contracts import Behind
from ..queries.touchpoint import at_touchpoint
from ..report_frame import frame_of, trouble_of
from ..touchpoint_pieces import PIECES, UNITS
from ..touchpoint_screen import asked_url, heads_of, mood_of, ways_shown
from ..usecases.figures import FigureRefused, ToTell, set_removed, tell_figure

LATER: Final = ("asked", "trend", "around", "reach")


@require_safe
@only_for(*EVERYBODY)
def touchpoint_screen(request: HttpRequest, key: str) -> HttpResponse:
    """A touchpoint in a span; what takes longer to tell comes after the page."""
    facts = _found(key)
    frame = frame_of(request, "paths")
    given: dict[str, Any] = {"frame": frame, "facts": facts, **_told(facts)}
    try:
        found = at_touchpoint(key, frame.asked.span, before=instants(frame.asked.before))
    except (Behind, TooMuch) as trouble:
        return render(request, "journeys/touchpoint.html", {**given, **trouble_of(trouble)})
    given |= {
        "found": found,
        "heads": heads_of(found, frame),
        "mood": mood_of(found),
        "ways": ways_shown(found),
        "later": [asked_url(key, frame, of=one) for one in LATER],
    }
    return render(request, "journeys/touchpoint.html", given)


@require_safe
@only_for(*EVERYBODY)
def piece(request: HttpRequest, key: str) -> HttpResponse:
    """A part of the page that is asked for by itself."""
    of = request.GET.get("of", "trend")
    facts, frame = _found(key), frame_of(request, "paths")
    tell = PIECES.get(of)
    if tell is None:
        raise Http404(of)
    try:
        given = tell(facts, frame, request.GET.get("by", ""))
    except (Behind, TooMuch) as trouble:
        return render(request, "journeys/trouble.html", trouble_of(trouble))
    given |= {"facts": facts, "frame": frame, "may_edit": role_of(request) in LEADING}
    return render(request, f"journeys/touchpoint_{of}.html", given)


@require_POST
@only_for(*LEADING)
def tell(request: HttpRequest, key: str) -> HttpResponse:
    """Keep a figure that was typed."""
    facts = _found(key)
    metric = request.POST.get("metric", "")
    day = parse_date(request.POST.get("day", ""))
    value = parse_number(request.POST.get("value", "").strip().rstrip("٪%"))
    back = redirect("journeys:touchpoint", key=key)
    if day is None or value is None:
        say(request, _("Write a day, and a number."))
        return back
    told = ToTell(
        touchpoint_id=facts.id,
        metric=metric,
        day=day,
        value=float(value) / UNITS.get(metric, 1),
        note=request.POST.get("note", "").strip(),
    )
    try:
        kept = tell_figure(told, who=_who(request), now=timezone.now(), today=timezone.localdate())
    except FigureRefused:
        say(request, _("Such a figure there can not be: look at the day and the number."))
        return back
    say(request, _("The figure was kept."), undo=reverse("journeys:untell", args=[kept.id]))
    return back


@require_POST
@only_for(*LEADING)
def untell(request: HttpRequest, figure_id: int) -> HttpResponse:
    """Take a figure away."""
    return _set_removed(request, figure_id, removed=True)


@require_POST
@only_for(*LEADING)
def retell(request: HttpRequest, figure_id: int) -> HttpResponse:
    """Bring a figure back."""
    return _set_removed(request, figure_id, removed=False)


def _set_removed(request: HttpRequest, figure_id: int, *, removed: bool) -> HttpResponse:
    row = set_removed(figure_id, removed=removed, who=_who(request), now=timezone.now())
    if row is None:
        raise Http404(str(figure_id))
    undo = reverse("journeys:retell" if removed else "journeys:untell", args=[figure_id])
    say(
        request,
        _("The figure was taken away.") if removed else _("The figure is back."),
        undo=undo,
    )
    return redirect("journeys:touchpoint", key=row.touchpoint.key)


def _found(key: str) -> TouchpointFacts:
    facts = touchpoint_by_key(key)
    if facts is None:
        raise Http404(key)
    return facts


def _told(facts: TouchpointFacts) -> dict[str, Any]:
    """What people say of it, in the language of the screen."""
    fa = screen_language() == "fa"
    stage = next((one for one in stages() if one.key == facts.stage), None)
    owner = next((one.name for one in people() if one.id == facts.owner_id), "")
    return {
        "name": facts.name_fa if fa else facts.name_en or facts.name_fa,
        "measure": facts.measure_fa if fa else facts.measure_en or facts.measure_fa,
        "friction": facts.friction_fa if fa else facts.friction_en or facts.friction_fa,
        "stage": (stage.name_fa if fa else stage.name_en) if stage else "",
        "owner": owner,
    }


def _who(request: HttpRequest) -> str:
    return cast("str", getattr(request.user, "email", ""))
