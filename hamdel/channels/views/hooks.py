"""`/hooks/<kind>/<token>`: what other programs post. Kept durably before it is answered."""

from collections.abc import Callable
from typing import Final

import msgspec
import structlog
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from hamdel.platform.problems import Problem

from ..contracts import AccountFacts, Posted, Taken
from ..kinds.register import kind_of
from ..kinds.shape import Kind
from ..queries.accounts import account_by_token
from ..usecases.taking_in import take_in

log = structlog.get_logger(__name__)
Answer = Callable[[HttpRequest, Kind, str], HttpResponse]

_LATER: Final = {"Retry-After": "10"}
_OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class ReceivedOut(msgspec.Struct, omit_defaults=True, kw_only=True):
    """The answer of a hook that has none of its own."""

    received: bool
    id: str
    duplicate: bool = False
    problem: str = ""


@csrf_exempt
def hook(request: HttpRequest, kind: str, token: str) -> HttpResponse:
    """Keep what is posted to an account; every refusal is a problem+json."""
    declared = kind_of(kind)
    if declared is None or not declared.has_hook:
        return Problem(404, "There is no such hook.").response()
    try:
        response = _answer(request, declared, token)
    except Problem as problem:
        response = problem.response()
    except (OperationalError, OSError):  # a full disk, a database that is away
        log.exception("hook could not keep what was posted", kind=kind)
        response = Problem(503, "It can not be kept now.", headers=_LATER).response()
    response.headers.setdefault("Cache-Control", "no-store")
    if declared.open_to_pages:
        for name, value in _OPEN.items():
            response.headers.setdefault(name, value)
    return response


def _answer(request: HttpRequest, kind: Kind, token: str) -> HttpResponse:
    methods = _methods(kind)
    answer = methods.get(request.method or "")
    if answer is None:
        allowed = ", ".join(methods)
        raise Problem(405, f"This address takes {allowed}.", headers={"Allow": allowed})
    return answer(request, kind, token)


def _methods(kind: Kind) -> dict[str, Answer]:
    found: dict[str, Answer] = {"POST": _take}
    if kind.show is not None:
        found["GET"] = _show
    elif kind.takes_queries:
        found["GET"] = _take
    if kind.open_to_pages:
        found["OPTIONS"] = lambda *_: HttpResponse(status=204)
    return found


def _take(request: HttpRequest, kind: Kind, token: str) -> HttpResponse:
    account = _account(kind, token)
    posted = _posted(request, _body(request, kind))
    kept = kind.admit(posted, account) if kind.admit is not None else {}
    taken = take_in(
        account=account,
        body=posted.body,
        content_type=posted.content_type,
        kept=kept,
        provider_id=None if kind.provider_id is None else kind.provider_id(posted),
        now=posted.now,
    )
    return _say(taken) if kind.say is None else kind.say(posted, account, taken)


def _show(request: HttpRequest, kind: Kind, token: str) -> HttpResponse:
    assert kind.show is not None  # noqa: S101 - `_methods` asked
    return kind.show(_posted(request, b""), _account(kind, token))


def _account(kind: Kind, token: str) -> AccountFacts:
    account = account_by_token(kind=kind.key, token=token)
    if account is None:
        raise Problem(404, "There is no such hook.")
    if account.state == "off":
        raise Problem(403, "This channel is turned off.")
    return account


def _body(request: HttpRequest, kind: Kind) -> bytes:
    if request.method == "GET":
        return _query(request, kind)
    too_large = Problem(413, f"The body is larger than {kind.largest} bytes.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > kind.largest:
        raise too_large
    try:
        body = request.body
    except UnreadablePostError:
        raise Problem(400, "The body broke off.") from None
    if len(body) > kind.largest:
        raise too_large
    if not body.strip():
        raise Problem(400, "The body is empty.")
    return body


def _query(request: HttpRequest, kind: Kind) -> bytes:
    query = str(request.META.get("QUERY_STRING", "")).encode("latin-1", errors="replace")
    if not query or len(query) > kind.largest:
        raise Problem(400, "The query is empty or too long.")
    return query


def _posted(request: HttpRequest, body: bytes) -> Posted:
    kind = "application/x-www-form-urlencoded" if request.method == "GET" else ""
    return Posted(
        body=body,
        content_type=kind or request.headers.get("Content-Type", ""),
        headers={name.lower(): value for name, value in request.headers.items()},
        query=request.GET.dict(),
        address=request.META.get("REMOTE_ADDR", ""),
        now=timezone.now(),
        request=request,
    )


def _say(taken: Taken) -> HttpResponse:
    said = ReceivedOut(
        received=True, id=str(taken.id), duplicate=taken.duplicate, problem=taken.problem
    )
    return HttpResponse(msgspec.json.encode(said), content_type="application/json")
