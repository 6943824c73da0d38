"""Where it hurts: the list of steps, and the moments behind each number."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.customers.public import customer_names
from hamdel.interactions.public import Moment, moments_by_id
from hamdel.platform.roles import EVERYBODY, only_for, role_of
from hamdel.platform.web.formats import screen_language
from hamdel.segments.public import SegmentFacts, segments
from hamdel.warehouse.public import TooMuch, sitting

from ..asked import PERIODS, Asked, asked_of, instants
from ..contracts import Behind
from ..offers import offers_at, pieces_above
from ..queries.friction import Hurting, friction, hurting_at
from ..screens import sores_shown
from ..words import SIGN_WORDS, name_of_step, step_names

SHOWN: Final = 12
MOST: Final = 50
HEADLINE: Final = 5


@dataclass(frozen=True, slots=True)
class HurtingRow:
    """A moment that hurt: whose, what it was, and the signs of it."""

    moment: Moment
    customer_id: int
    customer: str
    signs: tuple[str, ...]


@require_safe
@only_for(*EVERYBODY)
@sitting()
def friction_screen(request: HttpRequest) -> HttpResponse:
    """The steps at which most moments hurt, beside as many days before."""
    asked = asked_of(request.GET, today=timezone.localdate())
    given = {"asked": asked, "periods": _periods(asked), "segments": _segments(asked)}
    try:
        found = friction(asked.span, before=instants(asked.before))
    except (Behind, TooMuch) as trouble:
        return render(request, "journeys/friction.html", {**given, **_trouble(trouble)})
    every = "all" in request.GET
    shown = found.sores if every else found.sores[:SHOWN]
    role = role_of(request) or ""
    return render(
        request,
        "journeys/friction.html",
        {
            **given,
            "found": found,
            "rows": sores_shown(
                shown, query=asked.query, offers=offers_at(shown, asked.query, role)
            ),
            "pieces": pieces_above(asked, found.sores, role),
            "first": min(HEADLINE, len(found.sores)),
            "share": found.share_of_first(HEADLINE),
            "rest": len(found.sores) - len(shown),
            "every_url": f"?{urlencode({**asked.query, 'all': '1'})}",
        },
    )


@require_safe
@only_for(*EVERYBODY)
def hurting_screen(request: HttpRequest) -> HttpResponse:
    """The newest moments that hurt at a step, each with whose story it is."""
    asked = asked_of(request.GET, today=timezone.localdate())
    step = request.GET.get("step", "")
    given = {
        "asked": asked,
        "step": name_of_step(step, step_names()),
        "back_url": f"{reverse('journeys:friction')}?{urlencode(asked.query)}",
        "most": MOST,
    }
    try:
        found = hurting_at(step, asked.span, most=MOST)
    except (Behind, TooMuch) as trouble:
        return render(request, "journeys/hurting.html", {**given, **_trouble(trouble)})
    return render(request, "journeys/hurting.html", {**given, "rows": _rows(found)})


def _rows(found: list[Hurting]) -> list[HurtingRow]:
    moments = moments_by_id([one.id for one in found])
    names = customer_names({one.customer_id for one in found})
    return [
        HurtingRow(
            moment=moments[one.id],
            customer_id=one.customer_id,
            customer=names.get(one.customer_id, ""),
            signs=tuple(str(SIGN_WORDS[name]) for name in one.signs),
        )
        for one in found
        if one.id in moments
    ]


def _trouble(trouble: Exception) -> dict[str, Any]:
    waiting = trouble.waiting if isinstance(trouble, Behind) else 0
    return {"behind": isinstance(trouble, Behind), "too_much": waiting == 0, "waiting": waiting}


def _periods(asked: Asked) -> list[dict[str, object]]:
    chosen = {"segment": asked.segment.key} if asked.segment else {}
    return [
        {
            "label": label,
            "url": f"?{urlencode({**chosen, 'period': name})}",
            "current": name == asked.period,
        }
        for name, label in PERIODS.items()
    ]


def _segments(asked: Asked) -> list[tuple[str, str, bool]]:
    def named(one: SegmentFacts) -> str:
        return one.name_fa if screen_language() == "fa" else one.name_en

    chosen = asked.segment.key if asked.segment else ""
    return [(one.key, named(one), one.key == chosen) for one in segments()]
