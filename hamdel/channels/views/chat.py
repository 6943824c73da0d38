"""`/chat/<token>/…`: the chat's own frame in other people's pages, and what its script asks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import quote

import msgspec
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hamdel.platform import limits
from hamdel.platform.problems import Problem
from hamdel.platform.web.assets import BUILT

from ..chat_look import look_of
from ..chat_words import WORDS
from ..contracts import AccountFacts
from ..counterparts import counterpart
from ..kinds.webchat.kind import ADDRESS_WINDOW, LARGEST
from ..kinds.webchat.posts import check_own, secret_of
from ..kinds.webchat.visitors import begin_visit, visitor_of
from ..models import Visitor
from ..queries.accounts import account_by_token
from ..queries.chat_lines import file_of_line, lines_after
from ..queries.visitors import state_for
from ..rules.origins import frame_ancestors, origins_of
from ..usecases.chatting import note_visitor_read, note_visitor_typing

_HOUR: Final = 3600
_ANY: Final = "any"
_CODES: Final = 5
_CODES_PER: Final = timedelta(hours=1)
_TYPING: Final = 30
_TYPING_PER: Final = timedelta(minutes=1)
_NEW_PER_ADDRESS: Final = 60  # visitors in ten minutes
_PICTURES: Final = frozenset(["image/png", "image/jpeg", "image/gif", "image/webp"])
Answer = Callable[..., HttpResponse]  # of a request, an account, a visitor, what the address says


class UptoIn(msgspec.Struct):
    """Up to which line somebody has read."""

    upto: int


@require_safe
def script(_request: HttpRequest) -> HttpResponseBase:
    """Answer `/chat.js`, which other people's pages load."""
    path = BUILT / "chat.js"
    if not path.is_file():
        raise Http404("chat.js is not built: run `make build`.")
    response = FileResponse(path.open("rb"), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={_HOUR}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
@xframe_options_exempt
def frame(request: HttpRequest, token: str) -> HttpResponse:
    """The chat itself: a page of ours in a frame of theirs."""
    account = account_by_token(kind="webchat", token=token)
    if account is None or account.state == "off":
        raise Http404
    origins = origins_of(account.settings["origins"])
    language = _language(request, account)
    with translation.override(language):
        state = state_for(account, None, now=timezone.now())
        given = {
            "token": token,
            "hook": account.hook_path,
            "origins": origins,
            "language": language,
            "zone": settings.TIME_ZONE,
            "title": account.settings["title"] or account.name,
            "greeting": account.settings["greeting"],
            "side": account.settings["side"],
            "largest": LARGEST,
            "words": {name: str(word) for name, word in WORDS.items()},
            "state": msgspec.to_builtins(state),
        }
        context = {"given": given, "look": look_of(account), "language": language}
        response = render(request, "channels/chat.html", context)
    response["Content-Security-Policy"] = _policy(request, origins)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "no-store"
    return response


@csrf_exempt
@require_POST
def begin(request: HttpRequest, token: str) -> HttpResponse:
    """Make a visitor; the secret is told this once."""
    try:
        account = _account(request, token, secret=_ANY)
        now = timezone.now()
        _count_new(account, request.META.get("REMOTE_ADDR", ""), now)
        _, secret = begin_visit(account_id=account.id, now=now)
    except Problem as problem:
        return _unkept(problem.response())
    return _json({"visitor": secret})


def _visitors(answer: Answer) -> Callable[..., HttpResponse]:
    """An address of a visitor's own: they show their secret, and only our own frame asks."""

    @csrf_exempt
    def view(request: HttpRequest, token: str, **more: Any) -> HttpResponse:
        try:
            account = _account(request, token, secret=secret_of(_headers(request)))
            visitor = visitor_of(secret_of(_headers(request)), account_id=account.id)
            response = answer(request, account, visitor, **more)
        except Problem as problem:
            response = problem.response()
        return _unkept(response)

    return view


@require_safe
@_visitors
def lines(request: HttpRequest, account: AccountFacts, visitor: Visitor) -> HttpResponse:
    """Lines after a number, and how it stands."""
    after = _number(request.GET.get("after", "0"))
    state = state_for(account, visitor, now=timezone.now())
    return _json({"lines": lines_after(visitor.pk, after), "state": state})


@require_POST
@_visitors
def read(request: HttpRequest, _account: AccountFacts, visitor: Visitor) -> HttpResponse:
    """Note up to which line the visitor has read."""
    try:
        upto = msgspec.json.decode(request.body, type=UptoIn).upto
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Problem(400, str(error)) from None
    if upto > visitor.read:
        note_visitor_read(visitor.pk, upto=upto, now=timezone.now())
    return HttpResponse(status=204)


@require_POST
@_visitors
def typing(_request: HttpRequest, _account: AccountFacts, visitor: Visitor) -> HttpResponse:
    """Note that the visitor is writing; oftener than a page says so, nobody is told."""
    told = limits.allow(
        f"chat-typing:{visitor.pk}", limit=_TYPING, per=_TYPING_PER, now=timezone.now()
    )
    if told.allowed:
        note_visitor_typing(visitor)
    return HttpResponse(status=204)


@require_POST
@_visitors
def code(_request: HttpRequest, account: AccountFacts, visitor: Visitor) -> HttpResponse:
    """Make a code by which the visitor goes on elsewhere."""
    now = timezone.now()
    allowance = limits.allow(f"chat-code:{visitor.pk}", limit=_CODES, per=_CODES_PER, now=now)
    if not allowance.allowed:
        wait = {"Retry-After": str(allowance.retry_after)}
        raise Problem(429, "Too many codes; try again later.", headers=wait)
    made = counterpart().code_for(account.id, visitor.name, now=now)
    if made is None:
        raise Problem(404, "There is no conversation to go on with.")
    return _json(made)


@require_safe
@_visitors
def file(
    _request: HttpRequest, _account: AccountFacts, visitor: Visitor, *, seq: int, place: int
) -> HttpResponse:
    """A file of one of the visitor's own lines, always as a download."""
    found = file_of_line(visitor.pk, seq, place)
    if found is None:
        raise Problem(404, "There is no such file.")
    kind = found.type.partition(";")[0].strip().lower()
    safe = kind if kind in _PICTURES else "application/octet-stream"
    response = HttpResponse(found.content, content_type=safe)
    name = quote(found.name.encode(errors="replace") or b"file", safe="")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    return response


def _account(request: HttpRequest, token: str, *, secret: str) -> AccountFacts:
    if not secret:  # who shows none learns not even whether there is such a chat
        raise Problem(401, "Show a visitor's secret.")
    check_own(_headers(request), host=request.get_host())
    account = account_by_token(kind="webchat", token=token)
    if account is None:
        raise Problem(404, "There is no such chat.")
    if account.state == "off":
        raise Problem(403, "This channel is turned off.")
    return account


def _count_new(account: AccountFacts, address: str, now: datetime) -> None:
    name = f"chat-new:{account.id}:{address}"[:200]
    allowance = limits.allow(name, limit=_NEW_PER_ADDRESS, per=ADDRESS_WINDOW, now=now)
    if not allowance.allowed:
        wait = {"Retry-After": str(allowance.retry_after)}
        raise Problem(429, "Too many chats began there; try again later.", headers=wait)


def _headers(request: HttpRequest) -> dict[str, str]:
    return {name.lower(): value for name, value in request.headers.items()}


def _number(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 10):  # noqa: PLR2004 - no such line
        raise Problem(400, "`after` is the number of a line.", field="after")
    return int(said)


def _language(request: HttpRequest, account: AccountFacts) -> str:
    known = [code for code, _ in settings.LANGUAGES]
    asked = (account.settings["language"], request.GET.get("lang", "")[:2].lower())
    return next((one for one in asked if one in known), settings.LANGUAGE_CODE)


def _policy(request: HttpRequest, origins: tuple[str, ...]) -> str:
    nonce = getattr(request, "csp_nonce", "")
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {frame_ancestors(origins)}",
        )
    )


def _json(said: Any) -> HttpResponse:
    body = msgspec.json.encode(said)
    return _unkept(HttpResponse(body, content_type="application/json"))


def _unkept(response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Cache-Control", "no-store")
    return response
