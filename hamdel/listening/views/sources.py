"""Where we listen, on a screen: how each source fares, and making one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say

from ..contracts import Refused, SourceFacts
from ..forms import SourceForm
from ..queries.sources import source, sources
from ..screens import source_shown
from ..usecases.sources import ask_at_once, save_source, turn_source
from ..words import refusal


@require_safe
@only_for(*EVERYBODY)
def source_list(request: HttpRequest) -> HttpResponse:
    """Every source with its health."""
    found = [source_shown(one) for one in sources()]
    given = {
        "sources": found,
        "troubled": [one for one in found if one.facts.health == "troubled"],
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "listening/sources.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, source_id: int | None = None) -> HttpResponse:
    """Make a source, or change one."""
    facts = None if source_id is None else _known(source_id)
    form = SourceForm(request.POST or None, source=facts, language=screen_language())
    if request.method == "POST" and form.is_valid():
        try:
            save_source(
                form.draft(),
                source_id=source_id,
                by=actor_of_request(request),
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(
                refused.field if refused.field in form.fields else None, refusal(refused)
            )
        else:
            say(request, _("It is asked now, and then again and again."))
            return redirect("listening:sources")
    given = {"form": form, "source": facts}
    return render(request, "listening/source.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*LEADING)
def turn(request: HttpRequest, source_id: int) -> HttpResponse:
    """Turn a source off, or on."""
    _known(source_id)
    on = request.POST.get("on", "") == "1"
    turn_source(source_id=source_id, on=on, by=actor_of_request(request), now=timezone.now())
    undo = reverse("listening:source_back", args=[source_id, "off" if on else "on"])
    say(request, _("It is asked again.") if on else _("It is asked no more."), undo=undo)
    return redirect("listening:sources")


@require_POST
@only_for(*LEADING)
def back(request: HttpRequest, source_id: int, to: str) -> HttpResponse:
    """Undo turning."""
    _known(source_id)
    turn_source(
        source_id=source_id, on=to == "on", by=actor_of_request(request), now=timezone.now()
    )
    return redirect("listening:sources")


@require_POST
@only_for(*LEADING)
def ask_now(request: HttpRequest, source_id: int) -> HttpResponse:
    """Ask a source at once."""
    _known(source_id)
    done = ask_at_once(source_id=source_id, now=timezone.now())
    say(request, _("It is asked within seconds.") if done else _("It is off, or being asked."))
    return redirect("listening:sources")


def _known(source_id: int) -> SourceFacts:
    found = source(source_id)
    if found is None or found.kind == "files":
        raise Http404(str(source_id))
    return found
