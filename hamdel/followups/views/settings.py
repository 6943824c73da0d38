"""Settings → Follow-ups of bad scores."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.platform import options
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.toasts import say

from ..forms import FollowUpsForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def settings(request: HttpRequest) -> HttpResponse:
    """From where on something is followed up, and within which time."""
    form = FollowUpsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        who, now = str(getattr(request.user, "email", "")), timezone.now()
        for name, value in form.option_values().items():
            if options.get(name) != value:
                options.set(name, value, who=who, now=now)
        say(request, _("Saved."))
        return redirect("followups:settings")
    status = 422 if form.errors else 200
    return render(request, "followups/settings.html", {"form": form}, status=status)
