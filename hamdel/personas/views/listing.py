"""The personas, and one of them: what is assumed beside what is measured."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, LEADING, SERVING, only_for, role_of
from hamdel.segments.public import segments, segments_of
from hamdel.stories.public import StoryFacts, list_stories

from ..queries.measures import measures
from ..queries.personas import personas
from ..screens import card, cards, quotes, scored, segment_name, surprise, ways
from ..uses import uses_of
from .drawing import known

_STORIES: Final = 3
_LOOKED_AT: Final = 100


@require_safe
@only_for(*EVERYBODY)
def personas_screen(request: HttpRequest) -> HttpResponse:
    """All personas, each with how many people it stands for and how they fare."""
    there = {one.id: one for one in segments()}
    found = personas()
    drawn = {one.segment_id for one in found}
    given = {
        "cards": cards(found, there, measures(found)),
        "to_draw": [(one, segment_name(one)) for one in there.values() if one.id not in drawn],
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "personas/list.html", given)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, persona_id: int) -> HttpResponse:
    """One persona: assumed beside measured, now beside thirty days before."""
    facts = known(persona_id)
    there = {each.id: each for each in segments()}
    measured = measures([facts]).get(facts.id)
    shown = card(facts, there.get(facts.segment_id or 0), measured)
    given = {
        "card": shown,
        "scored": scored(measured) if measured else [],
        "ways": ways(facts, measured),
        "surprise": surprise(facts, measured),
        "uses": uses_of(facts.id),
        "stories": _stories(facts.segment_id) if role_of(request) in SERVING else [],
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "personas/one.html", given)


@require_safe
@only_for(*EVERYBODY)
def said(request: HttpRequest, persona_id: int) -> HttpResponse:
    """What they said most plainly, a piece of the page that comes a moment later."""
    found = quotes(known(persona_id), now=timezone.now(), role=role_of(request))
    return render(request, "personas/said.html", {"quotes": found})


def _stories(segment_id: int | None) -> list[StoryFacts]:
    """The newest stories that the team tells of people of a segment."""
    if segment_id is None:
        return []
    told = [one for one in list_stories(limit=_LOOKED_AT) if one.customer_id is not None]
    within = segments_of([one.customer_id for one in told if one.customer_id])
    mine = [
        one
        for one in told
        if any(each.id == segment_id for each in within.get(one.customer_id or 0, ()))
    ]
    return mine[:_STORIES]
