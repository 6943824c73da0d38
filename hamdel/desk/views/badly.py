"""Whom something went badly for lately: the people behind the home's card, and what happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.interactions.public import went_badly
from hamdel.platform.roles import only_for

from ..roles import EVERYBODY
from ..todo import RECENT
from ..whose import hit_rows


@require_safe
@only_for(*EVERYBODY)
def badly(request: HttpRequest) -> HttpResponse:
    """List them, the newest first, each with the moments that failed or felt bad."""
    now = timezone.now()
    rows = hit_rows(went_badly(since=now - RECENT, until=now))
    return render(request, "desk/badly.html", {"rows": rows})
