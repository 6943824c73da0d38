"""Settings → Asking."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.accounts.public import person_of
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.toasts import say

from ..forms import SettingsForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def settings(request: HttpRequest) -> HttpResponse:
    """How seldom people are asked, and in which order ways are tried."""
    form = SettingsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.save(who=person_of(request).email, now=timezone.now())
        say(request, _("Saved."))
        return redirect("asking:settings")
    status = 422 if form.errors else 200
    return render(request, "asking/settings.html", {"form": form}, status=status)
