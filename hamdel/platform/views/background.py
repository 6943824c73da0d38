"""Settings → Background work: followers, jobs, and the rows at rest."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.platform import followers, jobs
from hamdel.platform.roles import only_for


@require_safe
@only_for("admin")
def overview(request: HttpRequest) -> HttpResponse:
    """Show how far each follower is, when each job runs, and what rests."""
    context = {
        "lags": followers.lags(),
        "jobs": jobs.facts(),
        "resting": followers.resting_rows(),
        "counted": followers.COUNTED,
    }
    return render(request, "platform/background.html", context)


@require_POST
@only_for("admin")
def try_again(request: HttpRequest, resting_id: int) -> HttpResponse:
    """Let the follower try a resting row once more."""
    if followers.try_again(resting_id=resting_id):
        messages.success(request, _("It worked this time; the row is done."))
    else:
        messages.error(request, _("It failed as before; the row stays at rest."))
    return redirect("background")
