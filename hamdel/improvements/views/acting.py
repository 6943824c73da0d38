"""Deeds on improvements: moving them, saying something, ticking off."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import STATES, ImprovementFacts, NoSuch, Refused
from ..queries.improvements import improvement
from ..usecases.improving import move_improvement
from ..usecases.noting import add_check, add_note, drop_check, tick
from ..words import STATE_WORDS

BACK = {"board": "improvements:board", "list": "improvements:list"}


def known(improvement_id: int) -> ImprovementFacts:
    """The improvement of an address; raises Http404."""
    try:
        return improvement(improvement_id)
    except NoSuch:
        raise Http404(str(improvement_id)) from None


@require_POST
@only_for(*SERVING)
def move(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """Move an improvement to another state; `to` in the address or the form."""
    to = request.POST.get("to") or request.GET.get("to", "")
    if to not in STATES:
        raise Http404(to)
    back = request.GET.get("back") or request.POST.get("back", "")

    def do() -> None:
        before = move_improvement(
            improvement_id, to, by=actor_of_request(request), now=timezone.now()
        )
        undo = f"{reverse('improvements:move', args=[improvement_id])}?to={before}&back={back}"
        word = {"state": STATE_WORDS[to]}
        say(request, _("It is now: %(state)s.") % word, undo="" if "undo" in request.GET else undo)

    return done(request, do, back=back, improvement_id=improvement_id)


@require_POST
@only_for(*SERVING)
def note(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """Say something of an improvement."""
    by, now, text = actor_of_request(request), timezone.now(), request.POST.get("text", "")
    return done(
        request,
        lambda: add_note(improvement_id, text, by=by, now=now),
        improvement_id=improvement_id,
    )


@require_POST
@only_for(*SERVING)
def check(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """Write a line on the checklist."""
    text = request.POST.get("text", "")
    return done(request, lambda: add_check(improvement_id, text), improvement_id=improvement_id)


@require_POST
@only_for(*SERVING)
def tick_one(request: HttpRequest, check_id: int) -> HttpResponse:
    """Mark a line of the checklist as done or not, or take it off."""
    try:
        if request.POST.get("do") == "drop":
            whose = drop_check(check_id)
        else:
            whose = tick(check_id, done=request.POST.get("do") == "done", now=timezone.now())
    except NoSuch:
        raise Http404(str(check_id)) from None
    return redirect("improvements:one", improvement_id=whose)


def done(
    request: HttpRequest, deed: Callable[[], Any], *, improvement_id: int, back: str = ""
) -> HttpResponse:
    """Do it, or say why not; what is not there is 404."""
    try:
        deed()
    except NoSuch as gone:
        raise Http404(str(gone)) from None
    except Refused as refused:
        messages.error(request, str(refused))
    if back in BACK:
        return redirect(BACK[back])
    return redirect("improvements:one", improvement_id=improvement_id)
