"""The list of maps, and a map with what really happens laid over it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.journeys.public import Behind
from hamdel.personas.public import personas
from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import screen_language
from hamdel.segments.public import SegmentFacts, segments
from hamdel.warehouse.public import TooMuch

from ..asked import AskedOfMap, asked_of_map, periods
from ..contracts import MapFacts
from ..numbers_shown import number_lanes
from ..picture import picture_of, scale_marks
from ..queries.beginnings import BEGINNINGS
from ..queries.maps import comments, ideal_of, list_maps
from ..queries.overlay import Overlay, measured_over
from ..rules.drawing import columns
from ..rules.judging import ideal_values, judged, reached, worst_of
from ..screens import sentence, slip_cells, stages_shown, step_titles
from ..words import KINDS, LANES
from .acting import known


@require_safe
@only_for(*EVERYBODY)
def maps(request: HttpRequest) -> HttpResponse:
    """The maps, the last changed first."""
    whose = {one.id: one for one in personas()}
    lines = [(one, whose.get(one.persona_id or 0), KINDS[one.kind]) for one in list_maps()]
    return render(request, "maps/list.html", {"lines": lines, "beginnings": BEGINNINGS})


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, map_id: int) -> HttpResponse:
    """A map, and the measured journey over it."""
    found, today = known(map_id), timezone.localdate()
    asked = asked_of_map(request.GET, found, today=today)
    overlay, trouble = _overlay(found, asked)
    return render(
        request,
        "maps/map.html",
        {
            "map": found,
            "asked": asked,
            "periods": periods(asked.asked.period, today=today),
            "segments": _segments(asked),
            "lanes": LANES,
            "scale": scale_marks(),
            "as_is_url": f"?{asked.query(layer='')}",
            "ideal_url": f"?{asked.query(layer='ideal')}",
            "query": asked.query(),
            **trouble,
            **_board(found, asked, overlay),
        },
    )


def _board(found: MapFacts, asked: AskedOfMap, overlay: Overlay | None) -> dict[str, Any]:
    said = comments(found.id)
    per_step: dict[str, int] = {}
    for one in said:
        if not one.settled:
            per_step[one.step] = per_step.get(one.step, 0) + 1
    beside = judged(found.drawing, overlay.steps if overlay else {})
    worst = worst_of(beside)
    worst_key = worst.step.key if worst else ""
    stages = stages_shown(found.drawing, worst=worst_key, overlay=overlay, comments=per_step)
    others, wish = _others(found, asked)
    people_url = _people_url(found, asked)
    given: dict[str, Any] = {
        "stages": stages,
        "count": sum(stage.span for stage in stages),
        "worst": worst,
        "worst_key": worst_key,
        "say": sentence(worst, beside, step_titles(stages)),
        "picture": picture_of(
            beside,
            overlay,
            columns=sum(stage.span for stage in stages),
            worst=worst,
            others=others,
            urls={
                one.step.key: people_url(one.step.touchpoint, "all")
                for one in beside
                if one.measured is not None
            },
        ),
        "others": others,
        **slip_cells(found, worst=worst_key),
        "comments": said,
    }
    if wish is not None:
        met = reached(beside, wish)
        given["ideal_steps"] = [mark for mark in met if mark is not None]
        given["ideal_met"] = sum(mark is True for mark in met)
    if overlay is not None:
        given["numbers"] = number_lanes(found.drawing, overlay, url=people_url)
        given["measured"] = True
    return given


def _others(
    found: MapFacts, asked: AskedOfMap
) -> tuple[list[tuple[str, list[float | None]]], list[float | None] | None]:
    """Curves beside the first: other personas', and the ideal's where it is asked for."""
    lines: list[tuple[str, list[float | None]]] = []
    if found.drawing.curves:
        names = {one.id: one.name for one in asked.personas}
        lines = [
            (
                names[one.persona_id],
                [one.emotions.get(step.key) if step else None for step in columns(found.drawing)],
            )
            for one in found.drawing.curves
            if one.persona_id in names
        ]
    ideal = ideal_of(found.id) if found.kind == "as_is" else None
    if ideal is None:
        return lines, None
    wish = ideal_values(found.drawing, ideal.drawing)
    if asked.ideal:
        felt = dict(zip((one.key for one in found.steps), wish, strict=True))
        spread = [felt[step.key] if step else None for step in columns(found.drawing)]
        lines.append((str(KINDS["ideal"]), spread))
    return lines, wish


def _overlay(found: MapFacts, asked: AskedOfMap) -> tuple[Overlay | None, dict[str, Any]]:
    if not found.steps:
        return None, {}
    try:
        return measured_over(found.drawing, asked.span, before=asked.before), {}
    except Behind as behind:
        return None, {"behind": True, "waiting": behind.waiting}
    except TooMuch:
        return None, {"too_much": True}


def _people_url(found: MapFacts, asked: AskedOfMap) -> Any:
    base = reverse("maps:people", args=[found.id])

    def url(touchpoint: str, facet: str) -> str:
        return f"{base}?{asked.query(step=touchpoint, facet='' if facet == 'all' else facet)}"

    return url


def _segments(asked: AskedOfMap) -> list[tuple[str, str, bool]]:
    def named(one: SegmentFacts) -> str:
        return one.name_fa if screen_language() == "fa" else one.name_en

    chosen = asked.asked.segment.key if asked.asked.segment and not asked.by_persona else ""
    return [(one.key, named(one), one.key == chosen) for one in segments()]
