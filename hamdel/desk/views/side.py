"""The customer beside a conversation: who they are, how they feel, their last moments."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from hamdel.interactions.public import StoryFilter, ribbon_of, story_of
from hamdel.platform.roles import only_for
from hamdel.platform.web.formats import show_number
from hamdel.touchpoints.public import stages

from ..moments import days_of
from ..naming import stage_names
from ..people import person_of
from ..roles import EVERYBODY
from ..story import ribbon_stages, summary_of

SHOWN = 12  # moments


@require_safe
@only_for(*EVERYBODY)
def side(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Show a customer in a narrow column: a piece of the inbox."""
    person = person_of(customer_id)
    if person is None:
        raise Http404(str(customer_id))
    found = ribbon_of(person.id, profiles=person.profiles)
    page = story_of(
        person.id, filters=StoryFilter(), cursor=None, limit=SHOWN, profiles=person.profiles
    )
    days = days_of(page.moments)
    moments = [one for day in days for one in day.moments]
    summary = summary_of(found)
    whole = ngettext("All %(count)s interaction", "All %(count)s interactions", summary.moments)
    given = {
        "person": person,
        "summary": summary,
        "whole": whole % {"count": show_number(summary.moments)},
        "ribbon": [one for one in ribbon_stages(found, names=stage_names(stages())) if one.state],
        "days": days,
        "feels": next((one.emotion for one in moments if one.emotion), ""),
        "tone": next((one.tone for one in moments if one.sentiment is not None), ""),
    }
    return render(request, "desk/side.html", given)
