"""Sudden changes on screens."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..change_screen import changes_shown
from ..contracts import NoSuch
from ..queries.changes import changes
from ..usecases.noticing import read_change

PAGE = 30


@require_safe
@only_for(*EVERYBODY)
def every_change(request: HttpRequest) -> HttpResponse:
    """All changes that were noticed, the newest first."""
    found = changes(limit=PAGE + 1, after=row_number(request.GET.get("after")))
    given = {
        "rows": changes_shown(found[:PAGE]),
        "next_url": f"?after={found[PAGE - 1].id}" if len(found) > PAGE else "",
        "may_act": role_of(request) in SERVING,
    }
    return render(request, "improvements/changes.html", given)


@require_POST
@only_for(*SERVING)
def read(request: HttpRequest, seen_change: int) -> HttpResponse:
    """Say that one knows of a change: it is no longer told."""
    try:
        read_change(seen_change, who=person_of(request).name, now=timezone.now())
    except NoSuch:
        raise Http404(str(seen_change)) from None
    say(request, _("It is no longer told; it stays in the list."))
    return redirect("improvements:changes")
