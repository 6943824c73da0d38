"""The plan that fits the company's people and budget, and what these are."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from hamdel.journeys.public import instants
from hamdel.language.jalali import month_range
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.formats import show_number
from hamdel.platform.web.toasts import say

from ..forms import CapacityForm
from ..queries.planning import Planned, planned
from ..screens import Card, cards_of
from ..words import WHY_WORDS
from .board import views_of

MONTHS: Final = (1, 3, 6)


@require_safe
@only_for(*EVERYBODY)
def plan(request: HttpRequest) -> HttpResponse:
    """What fits the money and the people of a month, or of three or six; and what does not, and why."""
    said = row_number(request.GET.get("months")) or MONTHS[0]
    months = said if said in MONTHS else MONTHS[0]
    today = timezone.localdate()
    found = planned(months=months, month_began=instants(month_range(today))[0])
    cards = cards_of(list(found.weighed.values()), able=found.capacity, today=today)
    by_id = {card.facts.id: card for card in cards}
    given = {
        "found": found,
        "chosen": [by_id[one] for one in found.plan.chosen],
        "left_out": _left_out(found, by_id),
        "spans": _spans(months),
        "left_irr": found.purse.irr - found.plan.irr,
        "may_set": role_of(request) in LEADING,
        "views": views_of("plan"),
    }
    return render(request, "improvements/plan.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def means(request: HttpRequest) -> HttpResponse:
    """What the company can give: people, days, money."""
    form = CapacityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save(who=request.user.get_username(), now=timezone.now())
        say(request, _("Kept. The plan is made anew."))
        return redirect("improvements:plan")
    status = 422 if form.errors else 200
    return render(request, "improvements/means.html", {"form": form}, status=status)


def _left_out(found: Planned, by_id: dict[int, Card]) -> list[tuple[Card, str]]:
    return [(by_id[one], str(WHY_WORDS[why])) for one, why in found.plan.left_out]


def _spans(months: int) -> list[dict[str, Any]]:
    return [
        {
            "label": ngettext("%(n)s month", "%(n)s months", one) % {"n": show_number(one)},
            "url": f"?months={one}",
            "current": one == months,
        }
        for one in MONTHS
    ]
