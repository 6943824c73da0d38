"""Maps are begun, put away, brought back; the ideal is drawn beside what is."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.conversations.public import actor_of_request
from hamdel.journeys.public import Behind, Span
from hamdel.personas.public import personas
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import say
from hamdel.warehouse.public import TooMuch

from ..contracts import CannotDraw
from ..queries.beginnings import BEGINNINGS, beginning
from ..queries.maps import ideal_of
from ..usecases.drawing import draw_ideal, draw_map, remove_map
from ..words import refusal
from .acting import done, known


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a map."""
    said, problem = request.POST or request.GET, ""
    if request.method == "POST":
        try:
            return redirect("maps:edit", map_id=_begin(request))
        except CannotDraw as wrong:
            problem = refusal(wrong)
        except (Behind, TooMuch):
            problem = _("The log can not be asked just now: begin from the catalogue.")
    given = {
        "beginnings": BEGINNINGS,
        "chosen": said.get("from", "log"),
        "name": said.get("name", ""),
        "personas": personas(),
        "persona": said.get("persona", ""),
        "problem": problem,
    }
    return render(request, "maps/new.html", given, status=422 if problem else 200)


@require_POST
@only_for(*SERVING)
def gone(request: HttpRequest, map_id: int) -> HttpResponse:
    """Put a map away, or bring it back."""
    back, by, now = "undo" in request.GET, actor_of_request(request), timezone.now()
    address = reverse("maps:gone", args=[map_id])
    return done(
        request,
        lambda: remove_map(map_id, back=back, by=by, now=now),
        _("The map is back.") if back else _("The map is put away."),
        reverse("maps:map", args=[map_id]) if back else reverse("maps:list"),
        undo="" if back else f"{address}?undo",
    )


@require_POST
@only_for(*SERVING)
def ideal(request: HttpRequest, map_id: int) -> HttpResponse:
    """Draw the ideal of a map, as its copy; where there is one, go to it."""
    found = known(map_id)
    there = ideal_of(map_id)
    if there is not None:
        return redirect("maps:edit", map_id=there.id)
    name = _("Ideal: %(name)s") % {"name": found.name}
    made = draw_ideal(map_id, name[:200], by=actor_of_request(request), now=timezone.now())
    say(request, _("The ideal begins as a copy: draw what it should feel like."))
    return redirect("maps:edit", map_id=made)


def _begin(request: HttpRequest) -> int:
    said, now = request.POST, timezone.now()
    persona_id = row_number(said.get("persona"))
    if persona_id is not None and persona_id not in {one.id for one in personas()}:
        persona_id = None
    drawing = beginning(
        said.get("from", ""),
        title=said.get("name", ""),
        persona_id=persona_id,
        span=Span(since=now - timedelta(days=30), until=now),
    )
    return draw_map(drawing, by=actor_of_request(request), now=now)
