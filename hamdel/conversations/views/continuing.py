"""`/c/<token>`: the link of a continuation code, where its holder chooses how to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.channels.public import accounts

from ..usecases.coding import conversation_of_link


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
