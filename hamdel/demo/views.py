"""What the demo shows of itself: a banner, and the question before it goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import role_required
from hamdel.platform.web.toasts import with_toast

from .queries import progress
from .usecases.playing import play_failed_transfer
from .usecases.playing_promise import play_broken_promise
from .usecases.removing import begin_removal


@require_safe
@role_required("admin", "supervisor", "agent", "analyst")
def banner(request: HttpRequest) -> HttpResponse:
    """The banner anew, for pages that hear how far the company has come."""
    return render(request, "demo/banner.html", {"facts": progress(), "again": True})


@require_POST
@role_required("admin")
def remove(request: HttpRequest) -> HttpResponse:
    """Begin to remove the demo's customers; the worker does it."""
    if begin_removal(now=timezone.now()):
        messages.success(request, _("The demo data are being removed."))
    return redirect("desk:home")


@require_POST
@role_required("admin", "supervisor", "agent")
def play_promise(request: HttpRequest) -> HttpResponse:
    """Let a promise be broken: what restores the customer's trust begins, and is shown."""
    played = play_broken_promise(now=timezone.now())
    if played is None:
        messages.info(request, _("There is no demo company any more."))
        return redirect("desk:home")
    told = _(
        "Sara promised Bahram a call two hours ago, and nobody called: the promise is broken, his trust fell, and this began by itself."
    )
    messages.success(request, told)
    if played.recovery_id is None:
        return redirect("trust:promises")
    return redirect("trust:recovery", played.recovery_id)


@require_POST
@role_required("admin", "supervisor", "agent")
def play(request: HttpRequest) -> HttpResponse:
    """Let a transfer fail and its customer call: the card of the call comes by itself."""
    if not play_failed_transfer(now=timezone.now()):
        return with_toast(HttpResponse(status=204), _("There is no demo company any more."))
    told = _(
        "Bahram's transfer failed a minute ago, and he is calling: see why before you say hello."
    )
    return with_toast(HttpResponse(), told)
