"""How often foreseen reasons were right: by reason and touchpoint, week by week, and what was learned."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.interactions.public import reason_report
from hamdel.platform.roles import only_for

from ..reason_hits import hits_screen
from ..roles import EVERYBODY

LOOKED_BACK: Final = timedelta(weeks=8)


@require_safe
@only_for(*EVERYBODY)
def reason_hits(request: HttpRequest) -> HttpResponse:
    """The report of the last eight weeks."""
    report = reason_report(since=timezone.now() - LOOKED_BACK)
    return render(request, "desk/reason_hits.html", {"page": hits_screen(report)})
