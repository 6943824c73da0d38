"""The editor: every change is one small request, answered by the board as it is then."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import people
from hamdel.conversations.public import actor_of_request
from hamdel.personas.public import personas
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say, with_toast
from hamdel.touchpoints.public import catalogue

from ..catalogue_places import named_touchpoint, stage_of_touchpoint
from ..contracts import CannotDraw, Drawing, MapFacts, NoSuchMap, Overtaken
from ..queries.maps import comments, may_go
from ..rules import drawing as rules
from ..screens import stages_shown
from ..usecases.drawing import change_map, redo_change, undo_change
from ..words import DEEDS, KINDS, LANES, refusal
from .acting import known

Change = Callable[[Drawing], Drawing]
_BACK = {"on": 1, "back": -1}


@require_safe
@only_for(*SERVING)
def edit(request: HttpRequest, map_id: int) -> HttpResponse:
    """Draw a map."""
    found = known(map_id)
    fa = screen_language() == "fa"
    places = [(one.key, one.name_fa if fa else one.name_en, one.stage) for one in catalogue()]
    given = {
        **_board(found),
        "kind": KINDS[found.kind],
        "places": places,
        "colleagues": people(),
        "lanes": LANES,
    }
    return render(request, "maps/edit.html", given)


@require_POST
@only_for(*SERVING)
def change(request: HttpRequest, map_id: int) -> HttpResponse:
    """Do one change; the answer is the board, and the way back."""
    deed = request.POST.get("deed", "")
    by, now = actor_of_request(request), timezone.now()
    try:
        found = change_map(map_id, deed, _change_of(deed, request.POST), by=by, now=now)
    except NoSuchMap:
        raise Http404(str(map_id)) from None
    except CannotDraw as wrong:
        return with_toast(_drawn(request, known(map_id), status=200), refusal(wrong))
    if "HX-Request" not in request.headers:
        say(request, str(DEEDS[deed]), undo=f"{reverse('maps:undo', args=[map_id])}?at={found.at}")
        return redirect("maps:map", map_id=map_id)
    answer = _drawn(request, found, focus=request.POST.get("focus", ""))
    undo = f"{reverse('maps:undo', args=[map_id])}?at={found.at}"
    loud = deed in {"step removed", "stage removed", "curve removed"}
    return (
        with_toast(answer, str(DEEDS[deed]), undo=undo, events=("map-changed",))
        if loud
        else answer
    )


@require_POST
@only_for(*SERVING)
def undo(request: HttpRequest, map_id: int) -> HttpResponse:
    """Take the last change back; `at`: only where it still is the last."""
    at = row_number(request.GET.get("at"))
    by, now = actor_of_request(request), timezone.now()
    return _went(request, map_id, lambda: undo_change(map_id, at=at, by=by, now=now))


@require_POST
@only_for(*SERVING)
def redo(request: HttpRequest, map_id: int) -> HttpResponse:
    """Bring back what was undone."""
    by, now = actor_of_request(request), timezone.now()
    return _went(request, map_id, lambda: redo_change(map_id, by=by, now=now))


@require_safe
@only_for(*SERVING)
def board(request: HttpRequest, map_id: int) -> HttpResponse:
    """The board as it is now."""
    return _drawn(request, known(map_id))


def _went(request: HttpRequest, map_id: int, deed: Callable[[], MapFacts]) -> HttpResponse:
    try:
        return _drawn(request, deed())
    except NoSuchMap:
        return with_toast(_drawn(request, known(map_id)), _("There is nothing more to undo."))
    except Overtaken:
        said = _("Somebody changed the map meanwhile: look before you undo.")
        return with_toast(_drawn(request, known(map_id)), said)


def _drawn(
    request: HttpRequest, found: MapFacts, *, focus: str = "", status: int = 200
) -> HttpResponse:
    given = {**_board(found), "lanes": LANES, "focus": focus}
    return render(request, "maps/edit_board.html", given, status=status)


def _board(found: MapFacts) -> dict[str, Any]:
    per_step: dict[str, int] = {}
    for one in comments(found.id):
        per_step[one.step] = per_step.get(one.step, 0) + (not one.settled)
    undo_there, redo_there = may_go(found)
    every = personas()
    names = {one.id: one.name for one in every}
    return {
        "map": found,
        "stages": stages_shown(found.drawing, comments=per_step),
        "may_undo": undo_there,
        "may_redo": redo_there,
        "personas": every,
        "curves": [
            (names.get(one.persona_id, ""), one.persona_id,
             [(step.key, one.emotions.get(step.key)) for step in found.steps])
            for one in found.drawing.curves
        ],
    }  # fmt: skip


def _change_of(deed: str, said: QueryDict) -> Change:
    """What a deed does to the drawing, by its name. Raises CannotDraw, Http404 for a deed that is none."""
    step, stage, text = said.get("step", ""), said.get("stage", ""), said.get("text", "")
    persona = row_number(said.get("persona"))
    by = _BACK.get(said.get("way", ""), 1)
    deeds: dict[str, Change] = {
        "cell written": lambda d: rules.write(d, step, said.get("lane", ""), text),
        "feeling moved": lambda d: rules.feel(d, step, _mark(text), persona_id=persona),
        "owner set": lambda d: rules.give(d, step, _colleague(text)),
        "step placed": lambda d: rules.place(d, step, named_touchpoint(text)),
        "step added": lambda d: _added(d, stage, said),
        "step moved": lambda d: _moved(d, step, said),
        "step removed": lambda d: rules.drop_step(d, step),
        "stage added": lambda d: rules.add_stage(d, text),
        "stage renamed": lambda d: rules.rename_stage(d, stage, text),
        "stage moved": lambda d: rules.nudge_stage(d, stage, by=by),
        "stage removed": lambda d: rules.drop_stage(d, stage),
        "map renamed": lambda d: rules.rename(d, text),
        "persona set": lambda d: rules.whose(d, _persona(persona)),
        "curve added": lambda d: rules.add_curve(d, _persona(persona) or 0),
        "curve removed": lambda d: rules.drop_curve(d, persona or 0),
    }
    if deed not in deeds:
        raise Http404(deed)
    return deeds[deed]


def _added(drawing: Drawing, stage: str, said: QueryDict) -> Drawing:
    touchpoint = named_touchpoint(said.get("touchpoint", ""))
    if not stage:
        stage = rules.stage_for(drawing, stage_of_touchpoint(touchpoint))
    return rules.add_step(drawing, stage, touchpoint=touchpoint, action=said.get("text", ""))


def _moved(drawing: Drawing, step: str, said: QueryDict) -> Drawing:
    way = _BACK.get(said.get("way", ""))
    if way is not None:
        return rules.nudge_step(drawing, step, by=way)
    return rules.move_step(
        drawing, step, stage=said.get("stage", ""), before=said.get("before", "")
    )


def _mark(text: str) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise CannotDraw("no such feeling", field="emotion") from None


def _colleague(text: str) -> int | None:
    number = row_number(text)
    return number if number in {one.id for one in people()} else None


def _persona(number: int | None) -> int | None:
    return number if number in {one.id for one in personas()} else None
