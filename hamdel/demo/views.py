"""What the demo shows of itself: a banner, and the question before it goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import role_required

from .queries import progress
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
