"""Serving the register: one Django view for everything under `/api/v1`."""

from typing import Any

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from hamdel.platform.problems import Problem

from .access import caller_of, check_may
from .bodies import MAX_BYTES, read_body, read_query
from .idempotency import Given, answer_once
from .registry import Call, Endpoint, matching


class NoQuery(msgspec.Struct, forbid_unknown_fields=True):
    """The query of an endpoint that takes none."""


@csrf_exempt
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer one request of the API; every refusal is a problem+json."""
    try:
        given = _answer(request, f"/{path}")
    except Problem as problem:
        return problem.response()
    response = HttpResponse(given.body, status=given.status, content_type="application/json")
    if given.status == 204:  # noqa: PLR2004
        del response["Content-Type"]
    response["Cache-Control"] = "no-store"
    return response


def _answer(request: HttpRequest, path: str) -> Given:
    one, parameters = _endpoint(request, path)
    now = timezone.now()  # noqa: TID251 - the edge of the program
    caller = caller_of(request, now=now)
    check_may(caller, scope=one.scope, roles=one.roles)
    query = read_query(request.GET, as_type=one.query or NoQuery)
    raw = _raw_body(request)
    body = None if one.body is None else read_body(raw, as_type=one.body)
    call = Call(caller=caller, now=now, body=body, query=query)

    def work() -> Given:
        return _given(one, one.handler(call, **parameters))

    key = request.headers.get("Idempotency-Key")
    if one.method != "POST" or key is None:
        return work()
    whole = request.get_full_path().encode() + b"\n" + raw
    name = f"key:{caller.key_id}" if caller.key_id else f"user:{caller.user_id}"
    return answer_once(caller=name, key=key, request=whole, work=work, now=now)


def _endpoint(request: HttpRequest, path: str) -> tuple[Endpoint, dict[str, str]]:
    if "\x00" in path:
        raise Problem(404, "There is no such address.")
    found = {one.method: (one, parameters) for one, parameters in matching(path)}
    if not found:
        raise Problem(404, "There is no such address.")
    method: Any = "GET" if request.method == "HEAD" else request.method
    if method not in found:
        allowed = ", ".join(sorted(found))
        raise Problem(405, f"This address takes {allowed}.", headers={"Allow": allowed})
    return found[method]


def _raw_body(request: HttpRequest) -> bytes:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        raise Problem(413, f"The body is larger than {MAX_BYTES} bytes.")
    try:
        return request.body
    except RequestDataTooBig:
        raise Problem(413, f"The body is larger than {MAX_BYTES} bytes.") from None
    except UnreadablePostError:
        raise Problem(400, "The body broke off.") from None


def _given(one: Endpoint, answer: Any) -> Given:
    if one.answer is None:
        return Given(204, b"")
    return Given(one.status, msgspec.json.encode(answer))
