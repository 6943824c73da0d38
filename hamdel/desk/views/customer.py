"""One customer's page: who they are, how they feel, and their whole story."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.customers.public import consents_of, known_customer
from hamdel.interactions.public import feelings_of, ribbon_of, story_of
from hamdel.platform.roles import only_for, role_of
from hamdel.platform.web.words import CHANNELS, SENTIMENTS
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
FELT = 54  # the newest that show a feeling: six to a point of the curve
TABS = ("story", "purchases", "merges")


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the profile."""

    label: str
    url: str
    current: bool
    count: int | None


@require_safe
@only_for(*EVERYBODY)
def customer(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Show a customer; the id of somebody who was joined leads to whom they are now."""
    now_known = known_customer(customer_id)
    if now_known is None:
        raise Http404(str(customer_id))
    if now_known != customer_id:
        return redirect("desk:customer", customer_id=now_known)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else TABS[0]
    person = person_of(customer_id)
    if person is None:
        raise Http404(str(customer_id))
    found = ribbon_of(customer_id)
    names = stage_names(stages())
    points = curve_points(feelings_of(customer_id, limit=FELT))
    story = story_page(request, customer_id)
    purchases = purchase_rows(customer_id)
    given = {
        "story": story,
        "no_news": NO_NEWS,
        "person": person,
        "summary": summary_of(found),
        "say": saying_of(summary_of(found), story.days),
        "ribbon": ribbon_stages(found, names=names),
        "points": points,
        "curve_sentence": curve_sentence(points),
        "notices": notices_of(person),
        "tab": tab,
        "tabs": _tabs(customer_id, tab, len(purchases)),
        "story_filters": _filters(story.filters, names),
        "address": reverse("desk:customer", args=[customer_id]),
        "reset_url": reverse("desk:customer", args=[customer_id]) if story.filtered else "",
        "purchases": purchases,
        "merges": merge_rows(person.profiles) if tab == "merges" else (),
        "suggestions": suggestions_of(customer_id),
        "consents": consent_rows(consents_of(customer_id)),
        "correctable": _correctable(person),
        "may_write": role_of(request) in SERVING,
        "may_erase": role_of(request) in LEADING,
    }
    return render(request, "desk/customer.html", given)


@require_safe
@only_for(*EVERYBODY)
def news(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Moments newer than those on an open page; 204 where there are no more than it has."""
    after, have = (_number(request.GET.get(name)) for name in ("after", "have"))
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


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else 0


def _tabs(customer_id: int, tab: str, purchases: int) -> list[Tab]:
    address = reverse("desk:customer", args=[customer_id])
    named = ((_("Story"), None), (_("Purchases"), purchases), (_("Joins"), None))
    return [
        Tab(label, address if key == TABS[0] else f"{address}?tab={key}", key == tab, count)
        for key, (label, count) in zip(TABS, named, strict=True)
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
