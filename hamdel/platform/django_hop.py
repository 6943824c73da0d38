"""Django's synchronous stack behind ASGI with exactly one thread hop.

Its own ASGI handler crosses threads at every synchronous middleware: seven times the CPU a page.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, tzinfo
from functools import partial
from typing import IO, Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.timezone import get_current_timezone
from django.utils.timezone import override as override_zone
from django.utils.translation import get_language
from django.utils.translation import override as override_language

from hamdel.platform.client_address import forwarded_for
from hamdel.platform.problems import CONTENT_TYPE, Problem

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]

IN_MEMORY = 1_000_000
MOST_BYTES = 64 * 1024 * 1024
WHOLE = 1_000_000  # answers up to this length are sent in one piece
PIECE = 64 * 1024  # of longer ones about so much at a time
PATIENCE = 60.0  # seconds in which a client must take a piece


class Gone(Exception):
    """Nobody waits for an answer any more."""


class DjangoHop:
    """The ASGI application. `pool_size` threads answer; each keeps its own database connection."""

    def __init__(self, pool_size: int) -> None:
        self._threads = ThreadPoolExecutor(pool_size, thread_name_prefix="django")
        self._wsgi: Callable[[Environ, Any], Any] = get_wsgi_application()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            try:
                size = await _read_body(scope, receive, body)
            except Problem as problem:
                await _refuse(problem, send)
                return
            except Gone:  # or the body broke off: then somebody still listens
                await _refuse(Problem(400, "The body broke off."), send)
                return
            await self._answer(_environ(scope, body, size), send)

    async def _answer(self, environ: Environ, send: Send) -> None:
        """Let threads make the answer, and send it when they are free again.

        No thread ever waits for a client: the pieces of a long answer are made one by one, each by
        some thread when the last one is taken.
        """
        answer = Answer()
        in_thread = partial(asyncio.get_running_loop().run_in_executor, self._threads)
        body, pieces = await in_thread(self._call, environ, answer)
        try:
            await _send(send, answer.head)
            while pieces is not None and (piece := await in_thread(answer.next_of, pieces)):
                await _send(send, _piece(piece, more=True))
            await _send(send, _piece(body, more=False))
        except Gone:
            pass
        finally:
            if pieces is not None:
                await in_thread(answer.close)

    def _call(self, environ: Environ, answer: "Answer") -> tuple[bytes, Iterator[bytes] | None]:
        """Run in a thread: the whole answer, or the chunks that are still to be made."""
        response = self._wsgi(environ, answer.start)
        answer.close = response.close  # ends Django's request: old connections are closed
        if environ["REQUEST_METHOD"] != "HEAD" and response.streaming and not answer.is_small:
            answer.language, answer.zone = get_language(), get_current_timezone()
            return b"", iter(response)
        try:
            return b"" if environ["REQUEST_METHOD"] == "HEAD" else b"".join(response), None
        finally:
            answer.close()


class Answer:
    """What Django answers: WSGI's `start_response`, and what ends the request."""

    def __init__(self) -> None:
        self.head: Message = {}
        self.close: Callable[[], None] = lambda: None
        self.language: str | None = None
        self.zone: tzinfo = UTC

    def start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        """Keep status and headers, as WSGI hands them over."""
        self.head = {
            "type": "http.response.start",
            "status": int(status[:3]),
            "headers": [(k.lower().encode("latin1"), v.encode("latin1")) for k, v in headers],
        }

    @property
    def is_small(self) -> bool:
        """Whether the answer says that it is short enough for one piece."""
        said = dict(self.head["headers"]).get(b"content-length", b"")
        return said.isdigit() and int(said) <= WHOLE

    def next_of(self, chunks: Iterator[bytes]) -> bytes:
        """Make the next chunks, about PIECE of them together; empty at the end.

        Threads have a language and a time zone each: those of the request hold in all of them.
        """
        found = bytearray()
        with override_language(self.language), override_zone(self.zone):
            for chunk in chunks:
                found += chunk
                if len(found) >= PIECE:
                    break
        return bytes(found)


async def _send(send: Send, message: Message) -> None:
    """Send; raises Gone where the client left, or takes nothing."""
    try:
        async with asyncio.timeout(PATIENCE):
            await send(message)
    except (OSError, RuntimeError) as error:  # TimeoutError among them
        raise Gone from error


def _piece(body: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


async def _read_body(scope: Message, receive: Receive, body: IO[bytes]) -> int:
    """Write the request's body into the file; its size. Problem 400 or 413."""
    declared = dict(scope["headers"]).get(b"content-length")
    if declared is not None and not declared.isdigit():
        raise Problem(400, "Content-Length is not a number.")
    if declared is not None and int(declared) > MOST_BYTES:
        raise Problem(413, f"The body is larger than {MOST_BYTES} bytes.")
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        size += len(message.get("body", b""))
        if size > MOST_BYTES:
            raise Problem(413, f"The body is larger than {MOST_BYTES} bytes.")
        body.write(message.get("body", b""))
        if not message.get("more_body"):
            body.seek(0)
            return size


def _environ(scope: Message, body: IO[bytes], size: int) -> Environ:
    host, port = scope.get("server") or ("127.0.0.1", 80)
    client = scope.get("client") or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode(errors="surrogateescape").decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": client[0],
        "CONTENT_LENGTH": str(size),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        _add_header(environ, name.decode("latin1"), value.decode("latin1"))
    if settings.PROXIES:
        _believe_proxies(environ, settings.PROXIES)
    return environ


def _believe_proxies(environ: Environ, count: int) -> None:
    """Take client and scheme from what the nearest `count` proxies wrote; the rest is hearsay."""
    said = forwarded_for(environ.get("HTTP_X_FORWARDED_FOR", ""), proxies=count)
    environ["REMOTE_ADDR"] = said or environ["REMOTE_ADDR"]
    scheme = environ.get("HTTP_X_FORWARDED_PROTO", "").rpartition(",")[2].strip()
    if scheme in {"http", "https"}:
        environ["wsgi.url_scheme"] = scheme


def _add_header(environ: Environ, name: str, value: str) -> None:
    if "_" in name:  # `X_Forwarded_For` would pass for `X-Forwarded-For`
        return
    key = name.upper().replace("-", "_")
    if key == "CONTENT_LENGTH":  # what was read is what counts
        return
    if key != "CONTENT_TYPE":
        key = f"HTTP_{key}"
    between = "; " if key == "HTTP_COOKIE" else ","
    environ[key] = f"{environ[key]}{between}{value}" if key in environ else value


async def _refuse(problem: Problem, send: Send) -> None:
    headers = [(b"content-type", CONTENT_TYPE.encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send(_piece(problem.body(), more=False))
