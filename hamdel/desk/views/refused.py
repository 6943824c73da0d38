"""Settings → refused events: what a program sent that could not be understood, kept and visible."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hamdel.interactions.public import refused_events
from hamdel.platform import keys
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import only_for

from ..refusals import RefusedRow, refused_row
from ..roles import LEADING

PAGE = 50


@require_safe
@only_for(*LEADING)
def refused(request: HttpRequest) -> HttpResponse:
    """List refused events, newest first; htmx gets the next page's rows."""
    before = row_number(request.GET.get("before"))
    known = {key.id: key.name for key in keys.all_keys()}
    rows = refused_events(before=before, limit=PAGE + 1)
    listed = [refused_row(row, keys=known) for row in rows[:PAGE]]
    given = {"rows": listed, "next_url": _next(listed) if len(rows) > PAGE else ""}
    template = (
        "desk/refused.html#rows" if request.headers.get("HX-Request") else "desk/refused.html"
    )
    return render(request, template, given)


def _next(rows: list[RefusedRow]) -> str:
    return f"{reverse('desk:refused')}?before={rows[-1].id}"
