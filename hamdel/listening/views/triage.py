"""Mentions on a screen: which wait, and one of them beside the others."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform.cursors import row_number, write_cursor
from hamdel.platform.instants import to_micros
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.instant_pages import place_of

from ..contracts import MentionFacts
from ..queries.mentions import (
    count_heard_since,
    count_states,
    list_mentions,
    mention,
    newest_id,
)
from ..queries.people import suggestions
from ..queries.rules import rule_names
from ..queries.sources import posting_sources, posts_of
from ..queries.spikes import spikes
from ..screens import mentions_shown, post_shown, spikes_shown, suggestion_shown
from ..usecases.posting import LONGEST
from ..words import KINDS, MOODS, TABS, network_name
from .asking import Asked, asked_of

PAGE: Final = 30
_SPIKES: Final = 2
_MOST_NEWS: Final = 99


@require_safe
@only_for(*EVERYBODY)
def mentions(request: HttpRequest) -> HttpResponse:
    """The mentions of a tab, the newest first."""
    return _page(request, None)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, mention_id: int) -> HttpResponse:
    """One mention beside its list: what was said, by whom, and what can be done."""
    found = mention(mention_id)
    if found is None:
        raise Http404(str(mention_id))
    return _page(request, found)


@require_safe
@only_for(*EVERYBODY)
def news(request: HttpRequest) -> HttpResponse:
    """How many mentions were heard since a list was drawn; a piece of its page that comes by itself."""
    asked = asked_of(request)
    have = row_number(request.GET.get("have", "")) or 0
    fresh = count_heard_since(asked.wanted, after_id=have, most=_MOST_NEWS)
    given = {"fresh": fresh, "have": have, "query": asked.query(), "most": _MOST_NEWS}
    return render(request, "listening/news.html", given)


@require_safe
@only_for(*EVERYBODY)
def who(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Whose a mention may be; a piece of its page that comes a moment later."""
    found = mention(mention_id)
    if found is None:
        raise Http404(str(mention_id))
    offered = []
    if found.customer_id is None:
        offered = suggestions(found, today=timezone.localdate())
    given = {
        "mention": found,
        "suggestions": [suggestion_shown(each) for each in offered],
        "may_act": role_of(request) in SERVING,
        "here": _address(asked_of(request), found),
    }
    return render(request, "listening/who.html", given)


def _page(request: HttpRequest, opened: MentionFacts | None) -> HttpResponse:
    asked = asked_of(request)
    found = list_mentions(asked.wanted, after=place_of(request), limit=PAGE + 1, named=False)
    rows = found[:PAGE]
    given: dict[str, Any] = {
        "asked": asked,
        "query": asked.query(),
        "next_url": _next(asked, found),
        "may_act": role_of(request) in SERVING,
    }
    if request.GET.get("cursor"):
        return render(request, "listening/rows.html", {**given, "rows": mentions_shown(rows)})
    shown = mentions_shown([*rows, *([opened] if opened is not None else [])])
    given["rows"] = shown[: len(rows)]
    given["have"] = newest_id()
    given |= _around(asked)
    if opened is not None:
        given |= _opened(asked, opened) | {"opened": shown[-1]}
    return render(request, "listening/mentions.html", given)


def _around(asked: Asked) -> dict[str, Any]:
    """What stands around the list: tabs with counts, filters, spikes that nobody looked at."""
    counts, networks = count_states()
    address = reverse("listening:mentions")
    tabs = [
        {
            "label": str(word),
            "url": f"{address}?{asked.query(tab=key)}",
            "current": key == asked.tab,
            "count": counts.get(key) if key == "new" else None,
        }
        for key, word in TABS.items()
    ]
    return {
        "tabs": tabs,
        "filters": _filters(asked, networks),
        "spikes": spikes_shown(spikes(unseen=True), most=_SPIKES),
        "waiting": counts["new"],
        "heard": sum(counts.values()),
        "address": address,
        "reset_url": f"{address}?tab={asked.tab}" if asked.narrowed else "",
    }


def _filters(asked: Asked, networks: list[str]) -> list[dict[str, Any]]:
    every = ("", _("All"))
    named = rule_names()
    heard = [(one, network_name(one)) for one in networks]
    found: list[tuple[str, str, str, list[tuple[str, str]]]] = [
        ("mood", _("Mood"), asked.mood, [(key, str(word)) for key, word in MOODS.items()]),
        ("network", _("Network"), asked.network, heard),
        ("kind", _("Kind"), asked.kind, [(key, str(word)) for key, (word, _i) in KINDS.items()]),
        (
            "rule",
            _("Means"),
            "" if asked.rule is None else str(asked.rule),
            [(str(pk), name) for pk, name in named.items()],
        ),
    ]
    return [
        {"name": name, "label": label, "value": value, "options": [every, *options]}
        for name, label, value, options in found
        if options
    ]


def _opened(asked: Asked, opened: MentionFacts) -> dict[str, Any]:
    places = dict(posting_sources())
    return {
        "here": _address(asked, opened),
        "back_url": f"{reverse('listening:mentions')}?{asked.query()}",
        "can_reply": opened.source_id in places and bool(opened.ref),
        "longest": LONGEST,
        "posts": [post_shown(each) for each in posts_of(opened.id)],
    }


def _address(asked: Asked, opened: MentionFacts) -> str:
    return f"{reverse('listening:one', args=[opened.id])}?{asked.query()}"


def _next(asked: Asked, found: list[MentionFacts]) -> str:
    if len(found) <= PAGE:
        return ""
    last = found[PAGE - 1]
    cursor = write_cursor(to_micros(last.posted_at), last.id)
    return f"{reverse('listening:mentions')}?{asked.query(cursor=cursor)}"
