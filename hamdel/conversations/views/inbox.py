"""The inbox: its page, the list's pages and rows, and how many wait."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.formats import show_number

from ..list_screens import list_screen, looker_of, next_url, page_of, saying
from ..queries.calls import call_backs
from ..queries.inbox import inbox_row
from ..queries.queues import counts
from ..rules.queues import view_of
from ..thread_screens import OpenScreen, open_screen


@require_safe
@only_for(*EVERYBODY)
def inbox(request: HttpRequest, conversation_id: int | None = None) -> HttpResponse:
    """Show the inbox, with a conversation opened where the address names one."""
    looker = looker_of(request)
    opened: OpenScreen | None = None
    if conversation_id is not None:
        opened = open_screen(conversation_id, request)
        if opened is None:
            raise Http404(str(conversation_id))
        if opened.facts.merged_into is not None:
            return redirect("conversations:conversation", opened.facts.merged_into)
    screen = list_screen(request, looker)
    tabs = {one.key: one.count for one in (*screen.first, *screen.more)}
    given = {
        "list": screen,
        "opened": opened,
        "say": saying(tabs["mine"], tabs["unassigned"]),
        "calls": call_backs(limit=100) if screen.view.queue == "calls" else (),
        "may_write": role_of(request) in SERVING,
        "now": timezone.now(),
    }
    return render(request, "conversations/inbox.html", given)


@require_safe
@only_for(*EVERYBODY)
def rows(request: HttpRequest) -> HttpResponse:
    """The rows after a cursor: a piece of the list."""
    view, looker = view_of(request.GET), looker_of(request)
    page = page_of(request, view, looker)
    given = {
        "rows": page.rows,
        "view": view,
        "next_url": next_url(view, page),
        "now": timezone.now(),
        "may_write": role_of(request) in SERVING,
    }
    return render(request, "conversations/inbox_rows.html", given)


@require_safe
@only_for(*EVERYBODY)
def row(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """One row as it is now; 204 where the conversation stands in that view no more."""
    view, looker = view_of(request.GET), looker_of(request)
    found = None if view.queue == "calls" else inbox_row(conversation_id, view, looker)
    if found is None:
        return HttpResponse(status=204)
    given = {
        "row": found,
        "view": view,
        "now": timezone.now(),
        "may_write": role_of(request) in SERVING,
    }
    return render(request, "conversations/inbox_row.html", given)


@require_safe
@only_for(*EVERYBODY)
def count(request: HttpRequest) -> JsonResponse:
    """How many wait in each queue, in the digits of the screen; and the sentence above."""
    looker = looker_of(request)
    found = counts(looker)
    shown = {key: show_number(value) if value else "" for key, value in found.items()}
    return JsonResponse({"counts": shown, "say": saying(found["mine"], found["unassigned"])})
