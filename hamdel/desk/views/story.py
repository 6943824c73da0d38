"""A customer's story: its pages, and one moment opened whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hamdel.customers.public import known_customer
from hamdel.interactions.public import StoryFilter, StoryPage, moment_by_id, story_of
from hamdel.platform.roles import only_for
from hamdel.reading.public import intent_names

from ..moments import DayOfStory, days_of, facts_of, row_of
from ..refusals import pretty
from ..roles import EVERYBODY

PAGE = 40
FILTERS = ("channel", "stage", "mood")


@dataclass(frozen=True, slots=True)
class StoryScreen:
    """What desk/story.html draws. `going_on`: it is a later page."""

    days: tuple[DayOfStory, ...]
    filters: dict[str, str]
    going_on: bool
    next_url: str

    @property
    def filtered(self) -> bool:
        """Whether some moments are left out."""
        return any(self.filters.values())

    @property
    def newest_id(self) -> int:
        """The greatest id shown; 0 for none."""
        return max((one.id for day in self.days for one in day.moments), default=0)


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
    given = {"story": story_page(request, customer_id)}
    return render(request, "desk/story.html", given)


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


@require_safe
@only_for(*EVERYBODY)
def moment_line(request: HttpRequest, moment_id: int) -> HttpResponse:
    """One moment at a glance, as it holds now: a piece of the story."""
    found = moment_by_id(moment_id)
    if found is None:
        raise Http404(str(moment_id))
    row = row_of(found[0], intents=intent_names())
    return render(request, "desk/moment_line.html", {"moment": row})


def story_page(
    request: HttpRequest, customer_id: int, *, profiles: Sequence[int] | None = None
) -> StoryScreen:
    """The page of the story that the address asks for; Http404 for a cursor of somebody else.

    `profiles`: the customer's, where they are known already.
    """
    given = {name: request.GET.get(name, "") for name in FILTERS}
    cursor = request.GET.get("cursor") or None
    page = _page(customer_id, StoryFilter(**given), cursor, profiles)
    kept = {name: value for name, value in given.items() if value}
    following = urlencode({**kept, "cursor": page.next}) if page.next else ""
    address = reverse("desk:story", args=[customer_id])
    return StoryScreen(
        days=days_of(page.moments),
        filters=given,
        going_on=cursor is not None,
        next_url=f"{address}?{following}" if following else "",
    )


def _page(
    customer_id: int, filters: StoryFilter, cursor: str | None, profiles: Sequence[int] | None
) -> StoryPage:
    try:
        return story_of(customer_id, filters=filters, cursor=cursor, limit=PAGE, profiles=profiles)
    except ValueError as error:
        raise Http404("cursor") from error
