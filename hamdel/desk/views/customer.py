"""One customer's page: who they are, how they feel, and their whole story."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.customers.public import purchases_of
from hamdel.interactions.public import feelings_of, ribbon_of, story_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import only_for, role_of
from hamdel.platform.web.words import CHANNELS, SENTIMENTS
from hamdel.reading.public import is_on
from hamdel.touchpoints.public import stages

from ..consenting import consent_rows
from ..joins import merge_rows, suggestions_of
from ..moments import days_of
from ..naming import stage_names
from ..notices import notices_of, saying_of
from ..people import CORRECTABLE, Person, person_of, purchase_rows
from ..person import ATTRIBUTES
from ..roles import EVERYBODY, LEADING, SERVING
from ..story import curve_points, curve_sentence, ribbon_stages, summary_of
from .story import PAGE, StoryScreen, story_page

NO_NEWS = StoryScreen(days=(), filters={}, going_on=True, next_url="")
FELT = 200  # the newest that are looked at for a feeling
MOST_FELT = 54  # six to a point of the curve
TABS = ("story", "purchases", "merges")


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the profile; a count that comes later goes to `count_id`."""

    label: str
    url: str
    current: bool
    count_id: str


@require_safe
@only_for(*EVERYBODY)
def customer(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Show a customer; the id of somebody who was joined leads to whom they are now."""
    person = person_of(customer_id)
    if person is None:
        raise Http404(str(customer_id))
    if person.id != customer_id:
        return redirect("desk:customer", customer_id=person.id)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else TABS[0]
    names = stage_names(stages())
    address = reverse("desk:customer", args=[customer_id])
    given = {
        **_journey(person, names),
        **_part(request, person, tab, names),
        "person": person,
        "notices": notices_of(person),
        "tab": tab,
        "tabs": _tabs(address, tab),
        "address": address,
        "consents": consent_rows(person.consents),
        "correctable": _correctable(person),
        "may_write": role_of(request) in SERVING,
        "may_summarize": is_on() and role_of(request) in SERVING,
        "may_erase": role_of(request) in LEADING,
    }
    return render(request, "desk/customer.html", given)


@require_safe
@only_for(*EVERYBODY)
def beside(request: HttpRequest, customer_id: int) -> HttpResponse:
    """What stands beside the story and comes after it: who may be the same, how much they bought."""
    given = {
        "suggestions": suggestions_of(customer_id),
        "customer_id": customer_id,
        "purchases": len(purchases_of(customer_id)),
        "may_write": role_of(request) in SERVING,
    }
    return render(request, "desk/beside.html", given)


def _journey(person: Person, names: Mapping[str, str]) -> dict[str, object]:
    """The top of the page: the sentence, the curve and the ribbon."""
    found = ribbon_of(person.id, profiles=person.profiles)
    points = curve_points(
        feelings_of(person.id, limit=FELT, profiles=person.profiles)[-MOST_FELT:]
    )
    summary = summary_of(found)
    return {
        "summary": summary,
        "say": saying_of(summary),
        "ribbon": ribbon_stages(found, names=names),
        "points": points,
        "curve_sentence": curve_sentence(points),
    }


def _part(
    request: HttpRequest, person: Person, tab: str, names: Mapping[str, str]
) -> dict[str, object]:
    """What the open tab shows; the others are not asked for."""
    if tab == "purchases":
        return {"purchases": purchase_rows(person.id)}
    if tab == "merges":
        return {"merges": merge_rows(person.profiles)}
    story = story_page(request, person.id, profiles=person.profiles)
    reset = reverse("desk:customer", args=[person.id]) if story.filtered else ""
    return {
        "story": story,
        "no_news": NO_NEWS,
        "story_filters": _filters(story.filters, names),
        "reset_url": reset,
    }


@require_safe
@only_for(*EVERYBODY)
def news(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Moments newer than those on an open page; 204 where there are no more than it has."""
    after, have = (row_number(request.GET.get(name)) or 0 for name in ("after", "have"))
    moments = [m for m in story_of(customer_id, limit=PAGE).moments if m.id > after]
    if len(moments) == have:
        return HttpResponse(status=204)
    given = {
        "story": replace(NO_NEWS, days=days_of(moments)),
        "customer_id": customer_id,
        "after": after,
        "have": len(moments),
    }
    return render(request, "desk/news.html", given)


def _correctable(person: Person) -> list[tuple[str, str, str]]:
    """(name, label, value) of what a person may correct: the usual ones, and what is there."""
    said = {row.name: row.value for row in person.attributes}
    names = dict.fromkeys([*CORRECTABLE, *said])
    return [(name, str(ATTRIBUTES.get(name, name)), said.get(name, "")) for name in names]


def _tabs(address: str, tab: str) -> list[Tab]:
    named = ((_("Story"), ""), (_("Purchases"), "purchases-count"), (_("Joins"), ""))
    return [
        Tab(label, address if key == TABS[0] else f"{address}?tab={key}", key == tab, later)
        for key, (label, later) in zip(TABS, named, strict=True)
    ]


def _filters(given: dict[str, str], names: Mapping[str, str]) -> list[dict[str, object]]:
    moods = [(key, str(word)) for key, word in SENTIMENTS.items()]
    channels = [(key, str(word)) for key, word in CHANNELS.items()]
    if given["channel"] and given["channel"] not in CHANNELS:
        channels.append((given["channel"], given["channel"]))
    chosen = (
        ("channel", _("Channel"), channels),
        ("stage", _("Stage"), list(names.items())),
        ("mood", _("Feeling"), moods),
    )
    return [
        {"name": name, "label": label, "value": given[name], "options": [("", _("All")), *options]}
        for name, label, options in chosen
    ]
