"""Settings → Trust and promises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.platform import options
from hamdel.platform.roles import LEADING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..forms_of_settings import TrustForm
from ..usecases.purposing import set_authority


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def settings(request: HttpRequest) -> HttpResponse:
    """What customers are told, what starts a recovery, and who may give how much (an admin's to say)."""
    admin = role_of(request) == "admin"
    form = TrustForm(request.POST if request.method == "POST" else None, may_give=admin)
    if request.method == "POST" and form.is_valid():
        who, now = str(getattr(request.user, "email", "")), timezone.now()
        for name, value in form.option_values().items():
            if options.get(name) != value:
                options.set(name, value, who=who, now=now)
        if admin:
            set_authority(roles=form.roles(), teams=form.teams(), who=who, now=now)
        say(request, _("Saved."))
        return redirect("trust:settings")
    status = 422 if form.errors else 200
    return render(request, "trust/settings.html", {"form": form}, status=status)
