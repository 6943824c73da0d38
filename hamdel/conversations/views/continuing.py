"""Continuation codes: the link that a customer holds, and what colleagues do in the inbox."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hamdel.channels.public import accounts
from hamdel.platform.roles import SERVING, only_for

from ..contracts import NoSuchConversation
from ..queries.ways import ways_of
from ..usecases.coding import conversation_of_link, make_code
from ..usecases.continuing import confirm_way
from ..who_asks import actor_of_request


@require_POST
@only_for(*SERVING)
def coding(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Make a code, and show it this once."""
    try:
        made = make_code(
            conversation_id=conversation_id, by=actor_of_request(request), now=timezone.now()
        )
    except NoSuchConversation:
        raise Http404(str(conversation_id)) from None
    picture = f"data:image/svg+xml,{quote(made.qr)}"
    response = render(request, "conversations/do_code.html", {"made": made, "picture": picture})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@only_for(*SERVING)
def confirm(request: HttpRequest, conversation_id: int, way_id: int) -> HttpResponse:
    """Say that who went on elsewhere is the customer; open pages are told."""
    if way_id not in {one.id for one in ways_of(conversation_id)}:
        raise Http404(str(way_id))
    confirm_way(way_id=way_id, by=actor_of_request(request), now=timezone.now())
    return HttpResponse(status=204)


@require_safe
def choose_way(request: HttpRequest, token: str) -> HttpResponse:
    """Offer to go on in this page's chat; nothing of the conversation is shown."""
    if conversation_of_link(token, now=timezone.now()) is None:
        return _unframed(request, render(request, "conversations/code_gone.html", status=404))
    living = [one for one in accounts() if one.state != "off"]
    kinds = {one.kind for one in living}
    context = {
        "token": token,
        "chat": next((one for one in living if one.kind == "webchat"), None),
        "has_phone": "phone" in kinds,
        "has_bot": bool(kinds & {"telegram", "bale"}),
    }
    return _unframed(request, render(request, "conversations/code.html", context))


def _unframed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Our own chat may stand in the page; nobody may frame it, and no cache keeps its address."""
    nonce = getattr(request, "csp_nonce", "")
    response["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    response["Cache-Control"] = "no-store"
    return response
