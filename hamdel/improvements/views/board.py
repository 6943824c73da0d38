"""All improvements: as a board, and as a plain list."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of

from ..contracts import OPEN, STATES, Filter
from ..queries.capacity import capacity
from ..queries.improvements import improvements
from ..screens import cards_of, columns_of
from ..words import STATE_WORDS

MOST_IN_COLUMN: Final = 30
PAGE: Final = 50


@require_safe
@only_for(*EVERYBODY)
def board(request: HttpRequest) -> HttpResponse:
    """The board: idea, planned, doing, done; what is worth most for its cost first."""
    able, today = capacity(), timezone.localdate()
    mine = "mine" in request.GET
    wanted = Filter(owner_id=person_of(request).id if mine else None)
    cards = cards_of(improvements(wanted, day_irr=able.day_irr), able=able, today=today)
    given = {
        "columns": columns_of(cards, most=MOST_IN_COLUMN),
        "any": bool(cards),
        "late": sum(card.late for card in cards),
        "first": next((card for card in cards if card.facts.state in OPEN and card.score), None),
        "able": able,
        "mine": mine,
        "may_act": role_of(request) in SERVING,
        "views": views_of("board"),
    }
    return render(request, "improvements/board.html", given)


@require_safe
@only_for(*EVERYBODY)
def plain_list(request: HttpRequest) -> HttpResponse:
    """The same as lines, page by page; of a state where the address says so, or what is late."""
    able, today = capacity(), timezone.localdate()
    state, late = request.GET.get("state", ""), "late" in request.GET
    wanted = Filter(
        states=(state,) if state in STATES else (),
        late_on=today if late else None,
        owner_id=person_of(request).id if "mine" in request.GET else None,
    )
    found = improvements(wanted, day_irr=able.day_irr)
    start = min(row_number(request.GET.get("from")) or 0, len(found))
    rows = cards_of(found[start : start + PAGE], able=able, today=today)
    more = start + PAGE < len(found)
    given: dict[str, Any] = {
        "rows": rows,
        "count": len(found),
        "late": late,
        "state": state,
        "tabs": _tabs(state, late=late),
        "next_url": f"?{urlencode({'state': state, 'from': str(start + PAGE)})}" if more else "",
        "may_act": role_of(request) in SERVING,
        "views": views_of("list"),
    }
    return render(request, "improvements/list.html", given)


def views_of(current: str) -> list[dict[str, Any]]:
    """The three ways of looking at improvements, as a segmented control draws them."""
    shown = (
        ("board", _("Board"), "board"), ("list", _("List"), "list"), ("plan", _("Plan that fits"), "checks"),
    )  # fmt: skip
    return [
        {
            "label": label,
            "url": reverse(f"improvements:{name}"),
            "icon": icon,
            "current": name == current,
        }
        for name, label, icon in shown
    ]


def _tabs(state: str, *, late: bool) -> list[dict[str, Any]]:
    every = {"label": _("All"), "url": "?", "current": not state and not late}
    overdue = {"label": _("Late"), "url": "?late", "current": late}
    return [
        every,
        overdue,
        *(
            {"label": str(word), "url": f"?state={key}", "current": key == state}
            for key, word in STATE_WORDS.items()
        ),
    ]
