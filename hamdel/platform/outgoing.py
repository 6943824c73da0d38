"""The one way out over HTTP to addresses that somebody typed: they may lead anywhere, and do anything.

A name is looked up once, every address it stands for is judged, and one of those is connected to. No
redirect is followed, no proxy of the environment used; bytes and seconds of the whole are bounded.
"""

import ssl
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import httpcore
import httpx
from django.conf import settings

from hamdel.platform.dialing import looked_up
from hamdel.platform.reaching import Address, MayNotReach, Place, checked, place_of

SECONDS: Final = 20.0
MOST_BYTES: Final = 1_000_000


class NotReached(Exception):
    """Not a byte of the request was sent; the sentence says why."""


class BrokenOff(Exception):
    """The request may have been acted upon, and there is no answer; the sentence says why."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked. Of `json`, `data` (a form; with `files` multipart) and `content` at most one."""

    method: str = "POST"
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    data: Mapping[str, Any] | None = None
    files: Sequence[tuple[str, tuple[str, bytes, str]]] = ()
    content: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back. Names of headers are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    request: Request,
    *,
    seconds: float = SECONDS,
    most_bytes: int = MOST_BYTES,
    commit: Callable[[], None] | None = None,
    named: Collection[str] | None = None,
) -> Answer:
    """Send a request, once, and read the answer, whatever its status.

    `commit()` is called right before the first byte of the request. `named` are the places that are
    gone to though they are inside a private network; None: those of HAMDEL_REACH, which are for what
    an admin typed. Raises NotReached, BrokenOff, and what `commit` raises.
    """
    reach = settings.REACH if named is None else named
    try:
        place = place_of(request.url, named=reach)
        written = _written(request)
    except MayNotReach as refusal:
        raise NotReached(str(refusal)) from None
    line = _Line(place, reach, ends=time.monotonic() + seconds, commit=commit)
    try:
        with httpcore.ConnectionPool(
            ssl_context=_trusted(), max_connections=1, network_backend=line
        ) as pool:
            return _asked(pool, written, place, most_bytes)
    except MayNotReach as refusal:
        raise NotReached(str(refusal)) from None
    except (
        httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError,
    ) as error:  # fmt: skip
        raise _told(error, line) from error


def _written(request: Request) -> httpx.Request:
    try:
        written = httpx.Request(
            request.method,
            request.url,
            headers=dict(request.headers),
            content=request.content,
            json=request.json,
            data=None if request.data is None else dict(request.data),
            files=list(request.files) or None,
        )
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise MayNotReach("The request can not be written.") from None
    # What is packed may be a bomb; and each connection is judged anew.
    written.headers.update({"Accept-Encoding": "identity", "Connection": "close"})
    return written


def _asked(
    pool: httpcore.ConnectionPool, request: httpx.Request, place: Place, most_bytes: int
) -> Answer:
    url = httpcore.URL(
        scheme=place.scheme, host=place.host, port=place.port, target=request.url.raw_path
    )
    body = bytearray()
    with pool.stream(
        request.method,
        url,
        headers=request.headers.raw,
        content=request.read(),
        extensions={"timeout": {"connect": SECONDS, "read": SECONDS, "write": SECONDS}},
    ) as answer:
        for piece in answer.iter_stream():
            body += piece
            if len(body) > most_bytes:
                raise BrokenOff("The answer is too long.")
    headers = {
        name.decode("latin-1").lower(): text.decode("latin-1") for name, text in answer.headers
    }
    return Answer(status=answer.status, headers=headers, body=bytes(body))


class _Line(httpcore.NetworkBackend):
    """Connects to judged addresses alone; knows when the whole must have ended."""

    def __init__(
        self,
        place: Place,
        reach: Collection[str],
        *,
        ends: float,
        commit: Callable[[], None] | None,
    ) -> None:
        self.place = place
        self._reach = reach
        self.sent = False
        self._ends = ends
        self._commit = commit

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the place is where it leads
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception | None = None
        for address in checked(looked_up(self.place), place=self.place, named=self._reach):
            try:
                return _Stream(
                    self._connected(address, timeout, local_address, socket_options), self
                )
            except httpcore.ConnectError as error:
                problem = error
        raise problem or httpcore.ConnectError("nowhere")

    def left(self, timeout: float | None) -> float:
        """Seconds that something may take, of what is left of the whole."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("The whole took too long.")
        return left if timeout is None else min(left, timeout)

    def going_out(self) -> None:
        """Say once that the request's first byte is about to go."""
        if not self.sent:
            if self._commit is not None:
                self._commit()
            self.sent = True

    def _connected(
        self,
        address: Address,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[Any] | None,
    ) -> httpcore.NetworkStream:
        return httpcore.SyncBackend().connect_tcp(
            str(address), self.place.port, self.left(timeout), local_address, socket_options
        )


class _Stream(httpcore.NetworkStream):
    """A connection whose every step is held against the end of the whole."""

    def __init__(self, inner: httpcore.NetworkStream, line: _Line) -> None:
        self._inner = inner
        self._line = line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the whole has one
        return self._inner.read(max_bytes, self._line.left(None))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._line.going_out()
        self._inner.write(buffer, self._line.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._line.left(timeout))
        return _Stream(inner, self._line)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


@cache
def _trusted() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _told(error: Exception, line: _Line) -> NotReached | BrokenOff:
    kind = type(error).__name__
    if line.sent:
        return BrokenOff(f"{line.place.name} gave no answer ({kind}).")
    return NotReached(f"{line.place.name} could not be reached ({kind}).")
