"""What lies beside a map: how far people keep to it, who is behind a number, one step's story."""

from dataclasses import dataclass
from typing import Any, Final, cast, get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.customers.public import customer_names
from hamdel.interactions.public import Moment, moments_by_id
from hamdel.journeys.public import (
    Behind,
    Facet,
    PeopleAt,
    conformance,
    directly_follows,
    measured,
    people_at,
)
from hamdel.language.names import initials
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.warehouse.public import TooMuch

from ..asked import AskedOfMap, asked_of_map
from ..catalogue_places import step_names_of
from ..contracts import CannotDraw, MapFacts, Step
from ..queries.maps import comments
from ..queries.overlay import measured_over
from ..rules.drawing import step_of
from ..rules.judging import judged
from ..screens import stages_shown
from ..words import FACETS
from .acting import known

MOST: Final = 50
_QUOTED: Final = 3
_NEXT: Final = 5
_OFF: Final = 8


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody behind a number: whose story, how often they were there, their newest moment."""

    customer_id: int
    name: str
    times: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class Line:
    """A step with how often, and the share of the most frequent, 0…100 of a bar."""

    name: str
    step: str
    count: int
    share: float
    width: str


@require_safe
@only_for(*EVERYBODY)
def walks(request: HttpRequest, map_id: int) -> HttpResponse:
    """Conformance: the share of people whose way keeps to the map, what it misses, what nobody takes."""
    found = known(map_id)
    asked = asked_of_map(request.GET, found, today=timezone.localdate())
    given: dict[str, Any] = {"map": found, "query": asked.query()}
    try:
        overlay = measured_over(found.drawing, asked.span)
        given["kept"] = conformance(asked.span, found.drawing.touchpoints)
    except (Behind, TooMuch):
        return render(request, "maps/walks.html", {**given, "trouble": True})
    off = [(one.step, one.volume) for one in overlay.off_map[:_OFF]]
    never = [
        one for one in found.drawing.touchpoints
        if one not in overlay.steps or not overlay.steps[one].volume
    ]  # fmt: skip
    names = step_names_of([*(step for step, _count in off), *never])
    return render(
        request,
        "maps/walks.html",
        {
            **given,
            "off": _lines(off, names),
            "off_more": max(len(overlay.off_map) - _OFF, 0),
            "never": [names[one] for one in never],
        },
    )


@require_safe
@only_for(*EVERYBODY)
def people(request: HttpRequest, map_id: int) -> HttpResponse:
    """The people behind a number of the map, each with their newest moment there."""
    found = known(map_id)
    asked = asked_of_map(request.GET, found, today=timezone.localdate())
    step, facet = request.GET.get("step", ""), request.GET.get("facet", "all")
    if facet not in get_args(Facet):
        raise Http404(facet)
    given = {
        "map": found,
        "asked": asked,
        "name": step_names_of([step])[step],
        "facets": [
            {
                "label": label,
                "url": f"?{asked.query(step=step, facet='' if key == 'all' else key)}",
                "current": key == facet,
            }
            for key, label in FACETS.items()
        ],
        "back_url": f"{reverse('maps:map', args=[map_id])}?{asked.query()}",
        "most": MOST,
    }
    try:
        there = people_at(step, asked.span, facet=cast("Facet", facet), most=MOST)
    except (Behind, TooMuch):
        return render(request, "maps/people.html", {**given, "trouble": True})
    shown = _people(there, named=role_of(request) in SERVING)
    return render(request, "maps/people.html", {**given, "people": shown, "total": there.total})


@require_safe
@only_for(*EVERYBODY)
def step(request: HttpRequest, map_id: int, step_key: str) -> HttpResponse:
    """One step beside the map: its numbers, people's own words, what they did next, what is said of it."""
    found = known(map_id)
    try:
        one = step_of(found.drawing, step_key)
    except CannotDraw:
        raise Http404(step_key) from None
    asked = asked_of_map(request.GET, found, today=timezone.localdate())
    stages = stages_shown(found.drawing)
    given = {
        "map": found,
        "query": asked.query(),
        "shown": next(s for stage in stages for s in stage.steps if s.step.key == step_key),
        "comments": comments(map_id, step=step_key),
        "people_url": f"{reverse('maps:people', args=[map_id])}?{asked.query(step=one.touchpoint)}",
        "negative_url": f"{reverse('maps:people', args=[map_id])}?{asked.query(step=one.touchpoint, facet='negative')}",
    }
    try:
        given.update(_story_of(found, asked, one, named=role_of(request) in SERVING))
    except (Behind, TooMuch):
        given["trouble"] = True
    return render(request, "maps/step.html", given)


def _story_of(found: MapFacts, asked: AskedOfMap, step: Step, *, named: bool) -> dict[str, Any]:
    steps = {one.step: one for one in measured(asked.span) if one.step == step.touchpoint}
    if not step.touchpoint or step.touchpoint not in steps:
        return {}
    flows = [one for one in directly_follows(asked.span) if one.source == step.touchpoint]
    names = step_names_of([one.target for one in flows])
    sad = people_at(step.touchpoint, asked.span, facet="negative", most=MOST)
    spoken = [one for one in _people(sad, named=named) if one.moment.text]
    beside = next(one for one in judged(found.drawing, steps) if one.step.key == step.key)
    return {
        "now": steps[step.touchpoint],
        "beside": beside,
        "next": _lines([(one.target, one.count) for one in flows[:_NEXT]], names),
        "next_total": sum(one.count for one in flows),
        "words": spoken[:_QUOTED],
        "negative": sad.total,
    }


def _people(there: PeopleAt, *, named: bool) -> list[Person]:
    moments = moments_by_id([one.newest_id for one in there.people])
    names = customer_names({one.customer_id for one in there.people})
    return [
        Person(
            one.customer_id,
            names.get(one.customer_id, "") if named else initials(names.get(one.customer_id, "")),
            one.times,
            moments[one.newest_id],
        )
        for one in there.people
        if one.newest_id in moments
    ]


def _lines(found: list[tuple[str, int]], names: dict[str, str]) -> list[Line]:
    total = sum(count for _step, count in found) or 1
    most = max((count for _step, count in found), default=1)
    return [
        Line(names[step], step, count, count / total, f"{100 * count / most:.0f}")
        for step, count in found
    ]
