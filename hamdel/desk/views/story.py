"""A customer's story: its pages, and one moment opened whole."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hamdel.customers.public import known_customer
from hamdel.interactions.public import StoryFilter, StoryPage, moment_by_id, story_of
from hamdel.platform.roles import only_for

from ..moments import days_of, facts_of, row_of
from ..refusals import pretty
from ..roles import EVERYBODY

PAGE = 40
FILTERS = ("channel", "stage", "mood")


@require_safe
@only_for(*EVERYBODY)
def of_profile(_request: HttpRequest, profile_id: int) -> HttpResponse:
    """Lead to the customer whom a profile is part of."""
    customer_id = known_customer(profile_id)
    if customer_id is None:
        raise Http404(str(profile_id))
    return redirect("desk:customer", customer_id=customer_id)


@require_safe
@only_for(*EVERYBODY)
def story(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The moments after a cursor, or those that a filter leaves: a piece of the page."""
    if known_customer(customer_id) != customer_id:
        raise Http404(str(customer_id))
    return render(request, "desk/story.html", story_context(request, customer_id))


@require_safe
@only_for(*EVERYBODY)
def moment(request: HttpRequest, moment_id: int) -> HttpResponse:
    """Everything of one moment: what was told, and the event as it came."""
    found = moment_by_id(moment_id)
    if found is None:
        raise Http404(str(moment_id))
    told, payload = found
    given = {
        "moment": row_of(told),
        "facts": facts_of(told),
        "raw": pretty(payload),
        "whole": told,
    }
    return render(request, "desk/moment_whole.html", given)


def story_context(request: HttpRequest, customer_id: int) -> dict[str, object]:
    """What desk/story.html draws: days, the filter, and the address of the next page."""
    given = {name: request.GET.get(name, "") for name in FILTERS}
    cursor = request.GET.get("cursor") or None
    page = _page(customer_id, StoryFilter(**given), cursor)
    address = reverse("desk:story", args=[customer_id])
    kept = {name: value for name, value in given.items() if value}
    following = urlencode({**kept, "cursor": page.next}) if page.next else ""
    return {
        "days": days_of(page.moments),
        "filters": given,
        "filtered": bool(kept),
        "going_on": cursor is not None,
        "next_url": f"{address}?{following}" if following else "",
    }


def _page(customer_id: int, filters: StoryFilter, cursor: str | None) -> StoryPage:
    try:
        return story_of(customer_id, filters=filters, cursor=cursor, limit=PAGE)
    except ValueError as error:
        raise Http404("cursor") from error
