"""A conversation opened in the inbox: its pieces, earlier messages, who else looks at it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of

from ..contracts import NoSuchConversation
from ..queries.thread import present, thread_of
from ..thread_screens import open_screen
from ..usecases.handing import read_card
from ..usecases.looking import leave, look


@require_safe
@only_for(*EVERYBODY)
def opened(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The thread and what stands beside it: a piece of the inbox."""
    screen = open_screen(conversation_id, request)
    if screen is None:
        raise Http404(str(conversation_id))
    return render(request, "conversations/inbox_open.html", {"opened": screen})


@require_safe
@only_for(*EVERYBODY)
def pieces(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """What follows changes in an opened conversation: the head and the messages."""
    screen = open_screen(conversation_id, request)
    if screen is None:
        raise Http404(str(conversation_id))
    return render(request, "conversations/inbox_pieces.html", {"opened": screen})


@require_safe
@only_for(*EVERYBODY)
def earlier(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The messages before one."""
    screen = open_screen(conversation_id, request)
    before = row_number(request.GET.get("before"))
    if screen is None or before is None:
        raise Http404(str(conversation_id))
    given = {"opened": screen, "thread": thread_of(conversation_id, before=before)}
    return render(request, "conversations/inbox_messages.html", given)


@require_POST
@only_for(*SERVING)
def here(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Note that the person looks (or types, or has gone); answers who else is there."""
    me, now = person_of(request), timezone.now()
    said = request.POST.get("what", "")
    try:
        if said == "gone":
            leave(conversation_id=conversation_id, person_id=me.id, now=now)
        else:
            look(
                conversation_id=conversation_id, person_id=me.id, typing=said == "typing", now=now
            )
    except NoSuchConversation as error:
        raise Http404(str(conversation_id)) from error
    found = present(conversation_id, but=me.id, now=now)
    return render(request, "conversations/inbox_present.html", {"present": found})


@require_safe
@only_for(*EVERYBODY)
def who(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Who else looks at a conversation."""
    found = present(conversation_id, but=person_of(request).id, now=timezone.now())
    given = {"present": found, "may_write": role_of(request) in SERVING}
    return render(request, "conversations/inbox_present.html", given)


@require_POST
@only_for(*SERVING)
def card_read(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Note that who got a conversation has read what was handed over with it."""
    read_card(conversation_id=conversation_id, person_id=person_of(request).id, now=timezone.now())
    return HttpResponse(status=200)
