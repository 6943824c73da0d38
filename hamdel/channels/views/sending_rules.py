"""Settings → Channels → Rules of sending."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say

from ..forms_of_rules import RulesForm
from ..usecases.sending_rules import sending_rules, set_sending_rules


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("admin")
def rules(request: HttpRequest) -> HttpResponse:
    """What the door out asks of every message."""
    form = RulesForm(sending_rules(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        who = str(getattr(request.user, "email", ""))
        set_sending_rules(form.values(), who=who, now=timezone.now())
        say(request, _("Saved."))
        return redirect("channels:rules")
    status = 422 if form.errors else 200
    return render(request, "channels/rules.html", {"form": form}, status=status)
