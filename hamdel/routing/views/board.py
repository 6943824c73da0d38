"""The queue board: live, and what is dragged on it is given."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.formats import show_number
from hamdel.platform.web.toasts import with_toast

from ..board_screen import screen_of
from ..giving import GivenNothing, chosen_in, give_chosen
from ..queries.assignments import latest_assignments
from ..queries.board import board_now


@require_safe
@only_for(*LEADING)
def board(request: HttpRequest) -> HttpResponse:
    """The whole page."""
    screen = screen_of(board_now(now=timezone.now()))
    people = [(one.person_id, one.name) for one in screen.board.agents]
    given = {
        "screen": screen,
        "latest": _latest(people),
        "people": people,
        "teams": list(screen.board.teams.items()),
    }
    return render(request, "routing/board.html", given)


@require_safe
@only_for(*LEADING)
def body(request: HttpRequest) -> HttpResponse:
    """What changes of it."""
    screen = screen_of(board_now(now=timezone.now()))
    people = [(one.person_id, one.name) for one in screen.board.agents]
    given = {"screen": screen, "latest": _latest(people), "fresh": True}
    return render(request, "routing/board_body.html", given)


@require_POST
@only_for(*LEADING)
def give(request: HttpRequest) -> HttpResponse:
    """Give what is chosen (conversation:5, case:7) to a person or a team: `to` is person:5 or team:3."""
    chosen = chosen_in(request.POST.getlist("ids"))
    kind, _sep, number = request.POST.get("to", "").partition(":")
    target = row_number(number)
    if not any(chosen.values()) or target is None or kind not in {"person", "team"}:
        return _said(_("Choose who waits, and whom to give them to."), status=422)
    person_id, team_id = (target, None) if kind == "person" else (None, target)
    try:
        done, undo = give_chosen(
            chosen, person_id, team_id, by=actor_of_request(request), now=timezone.now()
        )
    except GivenNothing as refused:
        return _said(str(refused), status=422)
    if not done:
        return _said(_("Somebody was quicker: look again."), status=409)
    said = ngettext("%(count)s is given.", "%(count)s are given.", done)
    return _said(said % {"count": show_number(done)}, undo=undo)


def _said(text: str, *, status: int = 200, undo: str = "") -> HttpResponse:
    events = ["board-changed"]
    return with_toast(HttpResponse(status=status), text, undo=undo, events=events)


def _latest(people: Sequence[tuple[int, str]]) -> list[tuple[object, str]]:
    names = dict(people)
    return [(one, names.get(one.person_id or 0, "")) for one in latest_assignments()]
