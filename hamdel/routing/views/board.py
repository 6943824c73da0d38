"""The queue board: live, and what is dragged on it is given."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hamdel.conversations.public import (
    Act,
    Actor,
    Changed,
    ConversationFacts,
    NoSuchConversation,
    Refused,
    act,
    actor_of_request,
    conversation,
    hand_off,
)
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.formats import show_number
from hamdel.platform.web.toasts import with_toast

from ..board_screen import screen_of
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
    """Give conversations to a person or a team: `to` is person:5 or team:3."""
    ids = [one for said in request.POST.getlist("ids") if (one := row_number(said)) is not None]
    kind, _sep, number = request.POST.get("to", "").partition(":")
    target = row_number(number)
    if not ids or target is None or kind not in {"person", "team"}:
        return _said(_("Choose who waits, and whom to give them to."), status=422)
    person_id, team_id = (target, None) if kind == "person" else (None, target)
    try:
        return _given(ids, person_id, team_id, actor_of_request(request))
    except Refused as refused:
        return _said(str(refused), status=422)


def _given(
    ids: Sequence[int], person_id: int | None, team_id: int | None, by: Actor
) -> HttpResponse:
    """What nobody has is assigned, and can be taken back; what somebody has is handed over."""
    now = timezone.now()
    held: list[ConversationFacts] = []
    free: list[ConversationFacts] = []
    for one in dict.fromkeys(ids):
        found = conversation(one)
        if found is not None:
            (held if found.assignee_id not in {None, person_id} else free).append(found)
    done, deeds = 0, []
    for team in dict.fromkeys(team_id or one.team_id for one in free):
        those = [one.id for one in free if (team_id or one.team_id) == team]
        acted = act(those, Act(do="assign", assignee_id=person_id, team_id=team), by=by, now=now)
        done += len(acted.done)
        deeds.append(acted.deed_id)
    # Several deeds can not be taken back by one press.
    undo = reverse("conversations:undo", args=[deeds[0]]) if len(deeds) == 1 and deeds[0] else ""
    for facts in held:
        try:
            hand_off(
                conversation_id=facts.id,
                assignee_id=person_id,
                team_id=team_id,
                version=facts.version,
                by=by,
                now=now,
            )
        except (Changed, NoSuchConversation):
            continue
        done += 1
    said = ngettext("%(count)s is given.", "%(count)s are given.", done)
    if not done:
        return _said(_("Somebody was quicker: look again."), status=409)
    return _said(said % {"count": show_number(done)}, undo=undo)


def _said(text: str, *, status: int = 200, undo: str = "") -> HttpResponse:
    events = ["board-changed"]
    return with_toast(HttpResponse(status=status), text, undo=undo, events=events)


def _latest(people: Sequence[tuple[int, str]]) -> list[tuple[object, str]]:
    names = dict(people)
    return [(one, names.get(one.person_id or 0, "")) for one in latest_assignments()]
