"""Django's synchronous stack behind ASGI with exactly one thread hop.

Its own ASGI handler crosses threads at every synchronous middleware: seven times the CPU a page.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import IO, Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from hamdel.platform.problems import CONTENT_TYPE, Problem

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]

IN_MEMORY = 1_000_000
MOST_BYTES = 64 * 1024 * 1024
WHOLE = 1_000_000  # answers up to this length are sent in one piece


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
            except Gone:
                return
            environ = _environ(scope, body, size)
            answer = Answer(asyncio.get_running_loop(), send)
            rest = await asyncio.get_running_loop().run_in_executor(
                self._threads, self._call, environ, answer
            )
            for message in rest:
                with suppress(OSError, RuntimeError):  # the client left
                    await send(message)

    def _call(self, environ: Environ, answer: "Answer") -> list[Message]:
        """Run in a thread: the messages that are left to send from the event loop."""
        response = self._wsgi(environ, answer.start)
        with closing(response):  # ends Django's request: old database connections are closed
            if environ["REQUEST_METHOD"] == "HEAD":
                return [answer.head, _piece(b"", more=False)]
            if answer.is_small or not response.streaming:
                return [answer.head, _piece(b"".join(response), more=False)]
            answer.stream(response)
            return [_piece(b"", more=False)]


class Answer:
    """What Django answers: WSGI's `start_response`, and the way back to the event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Send) -> None:
        self._loop = loop
        self._send = send
        self.head: Message = {}

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

    def stream(self, chunks: Iterable[bytes]) -> None:
        """Send chunk after chunk, each when the last one is taken: memory stays flat."""
        self._pass_on(self.head)
        for chunk in chunks:
            if chunk:
                self._pass_on(_piece(chunk, more=True))

    def _pass_on(self, message: Message) -> None:
        async def sent() -> None:
            await self._send(message)

        asyncio.run_coroutine_threadsafe(sent(), self._loop).result()


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
    said = [one.strip() for one in environ.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if len(said) >= count and said[-count]:
        environ["REMOTE_ADDR"] = said[-count]
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
