"""The personas, and one of them: what is assumed beside what is measured."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.segments.public import segments

from ..queries.personas import personas
from ..screens import card, cards, segment_name
from .drawing import known


@require_safe
@only_for(*EVERYBODY)
def personas_screen(request: HttpRequest) -> HttpResponse:
    """All personas, each with how many people it stands for and how they fare."""
    there = {one.id: one for one in segments()}
    found = personas()
    drawn = {one.segment_id for one in found}
    given = {
        "cards": cards(found, there, {}),
        "to_draw": [(one, segment_name(one)) for one in there.values() if one.id not in drawn],
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "personas/list.html", given)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, persona_id: int) -> HttpResponse:
    """One persona."""
    facts = known(persona_id)
    there = {each.id: each for each in segments()}
    given = {
        "card": card(facts, there.get(facts.segment_id or 0), None),
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "personas/one.html", given)
