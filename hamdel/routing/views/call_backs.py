"""A call back instead of waiting, written down by whoever hears of it: their place is kept."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.accounts.public import rosters
from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import Refused
from ..forms_of_calls import CallBackForm
from ..queries.waits import place_of
from ..telling import place_told
from ..usecases.call_backs import ask_for_call_back


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def call_back(request: HttpRequest) -> HttpResponse:
    """Who is to be called, about what, and since when they wait; how long the line is now."""
    now = timezone.now()
    posted = request.POST if request.method == "POST" else None
    asked = {name: request.GET.get(name, "")[:300] for name in ("phone", "name", "about")}
    teams = [(one.id, one.name) for one in rosters()]
    form = CallBackForm(posted, teams=teams, initial=asked)
    if posted is not None and form.is_valid():
        said = form.cleaned_data
        try:
            made = ask_for_call_back(
                phone=said["phone"],
                name=said["name"],
                about=said["about"],
                team_id=form.team_id(),
                waiting_since=now - timedelta(minutes=said["minutes"] or 0),
                by=actor_of_request(request),
                now=now,
            )
        except Refused:
            form.add_error("phone", _("This is no phone number."))
        else:
            say(request, _("They are called back: their place is kept."))
            return redirect("conversations:conversation", made)
    given = {"form": form, "line": place_told(place_of(None, channel="phone", now=now))}
    return render(request, "routing/call_back.html", given, status=422 if form.errors else 200)
