"""What is answered: one place for statuses, headers and problem+json."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final

import msgspec

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

JSON: Final = (b"content-type", b"application/json")
PROBLEM: Final = (b"content-type", b"application/problem+json")
OPEN: Final = (b"access-control-allow-origin", b"*")
_TITLES: Final = {
    400: "Bad request",
    401: "A valid key is needed",
    403: "Not from this origin",
    404: "Not found",
    405: "Method not allowed",
    413: "Too large",
    429: "Too much at once",
    503: "Not stored",
}
# A preflight never carries the key, so it is always answered; cookies are never taken here.
PREFLIGHT: Final[Headers] = [
    OPEN,
    (b"access-control-allow-methods", b"GET, POST, OPTIONS"),
    (
        b"access-control-allow-headers",
        b"Authorization, Content-Type, Content-Encoding, AnonymousId, SentAt, X-Retry-Count",
    ),
    (b"access-control-max-age", b"86400"),
]
_encode: Final = msgspec.json.Encoder().encode
# The answer to nearly every request, made once; a server reads messages and changes none.
_OK_START: Final[Message] = {
    "type": "http.response.start",
    "status": 200,
    "headers": [JSON, OPEN, (b"content-length", b"16")],
}
_OK_BODY: Final[Message] = {"type": "http.response.body", "body": b'{"success":true}'}


async def ok(send: Send) -> None:
    """All is stored."""
    await send(_OK_START)
    await send(_OK_BODY)


async def answer(
    send: Send, value: Any, *, status: int = 200, headers: Headers | None = None
) -> None:
    """Answer a JSON value."""
    await _send(send, status, [JSON, OPEN, *(headers or [])], _encode(value))


async def problem(
    send: Send,
    status: int,
    detail: str,
    *,
    field: str = "",
    headers: Iterable[tuple[bytes, bytes]] = (),
) -> None:
    """Answer a problem (RFC 9457) that says what is wrong and where."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": _TITLES[status],
        "status": status,
        "detail": detail,
        "success": False,
    }
    if field:
        said["field"] = field
    await _send(send, status, [PROBLEM, OPEN, *headers], _encode(said))


async def empty(send: Send, *, status: int, headers: Headers) -> None:
    """Answer without a body."""
    await _send(send, status, headers, b"")


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
