"""`/chat/<token>/live`: a visitor's lines as they come, as server-sent events or by long asking.

A bare ASGI application, so that a thousand open chats cost no threads. A chat is woken by what
happens in this process at once, and by what other processes did within a second; the lines
themselves are always read from the database, after the number that the page has.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from ipaddress import ip_address
from threading import Barrier, BrokenBarrierError
from typing import Any, Final
from urllib.parse import parse_qs

import msgspec
import structlog
from django.db import close_old_connections, connections

from hamdel.accounts.public import network_of
from hamdel.platform.client_address import client_of
from hamdel.platform.instants import system_now
from hamdel.platform.problems import CONTENT_TYPE, Problem

from .chat_pages import ChatPage, Note, pages
from .kinds.webchat.posts import check_own, secret_of
from .kinds.webchat.visitors import visitor_of
from .queries.accounts import account_by_token
from .queries.chat_lines import LineOut, behind, lines_after
from .queries.visitors import living

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

THREADS: Final = 2
HEARTBEAT: Final = 15.0  # seconds
LONGEST_ASK: Final = 25.0
LOOKED_EVERY: Final = 1.0
ALIVE_EVERY: Final = 4  # looks
LOOK_BACK: Final = timedelta(seconds=10)
MOST_OF_ONE: Final = 10
MOST_OF_NETWORK: Final = (
    500  # of the addresses beside each other that one line to the internet has
)
MOST: Final = 5_000
_HEADERS: Final = [
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What an open chat asks for; `wait`: answer once, after at most so many seconds."""

    visitor_id: int
    after: int
    wait: float | None


def is_for_chat(path: str) -> bool:
    """Whether an address is that of a chat's stream."""
    return path.startswith("/chat/") and path.endswith("/live") and path.count("/") == 3  # noqa: PLR2004 - its parts


class ChatStream:
    """The application; one for each process."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="chat")
        self._watch: asyncio.Task[None] | None = None
        self._of_network: Counter[str] = Counter()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one open chat until it goes; those of one network are counted from their first byte."""
        network = _network(scope)
        if network and self._of_network[network] >= MOST_OF_NETWORK:
            await _refuse(_full(), send)
            return
        self._of_network[network] += 1
        try:
            await self._answer(scope, receive, send)
        finally:
            self._of_network[network] -= 1
            if not self._of_network[network]:
                del self._of_network[network]

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        try:
            asked = await self._in_thread(_asked, scope)
            _check_room(asked.visitor_id)
        except Problem as problem:
            await _refuse(problem, send)
            self._rest()
            return
        page = pages.open(asked.visitor_id, after=asked.after)
        self._keep_watch()
        leaving = asyncio.create_task(_until_gone(receive, page))
        try:
            await (
                self._stream(page, send)
                if asked.wait is None
                else self._once(page, asked.wait, send)
            )
        finally:
            leaving.cancel()
            pages.close(page)

    async def _stream(self, page: ChatPage, send: Send) -> None:
        kind = (b"content-type", b"text/event-stream; charset=utf-8")
        await send({"type": "http.response.start", "status": 200, "headers": [kind, *_HEADERS]})
        said = b":\n\n" + _events(await self._news(page), [])
        while not page.closed:
            await send({"type": "http.response.body", "body": said, "more_body": True})
            notes = await page.wait(patience=HEARTBEAT)
            said = b":\n\n" if notes is None else _events(await self._news(page), notes)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _once(self, page: ChatPage, seconds: float, send: Send) -> None:
        notes: list[Note] = []
        lines = await self._news(page)
        if not lines:
            notes = await page.wait(patience=seconds) or []
            lines = await self._news(page)
        said = {"lines": lines, "notes": notes}
        kind = (b"content-type", b"application/json")
        await send({"type": "http.response.start", "status": 200, "headers": [kind, *_HEADERS]})
        await send({"type": "http.response.body", "body": msgspec.json.encode(said)})

    async def _news(self, page: ChatPage) -> list[LineOut]:
        lines: list[LineOut] = await self._in_thread(lines_after, page.visitor_id, page.after)
        if lines:
            page.after = max(page.after, lines[-1].seq)
        return lines

    def _keep_watch(self) -> None:
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._watch_others())

    async def _watch_others(self) -> None:
        """While chats are open: look for what other processes laid there, and end those of nobody."""
        looks = 0
        try:
            while pages.count():
                await asyncio.sleep(LOOKED_EVERY)
                looks += 1
                try:
                    await self._look(whether_alive=looks % ALIVE_EVERY == 0)
                except Exception:
                    log.exception("open chats could not be looked after")
        finally:
            self._rest()

    def _rest(self) -> None:
        """While nobody has a chat open no thread of ours holds a connection to the database."""
        if not pages.count():
            met = Barrier(THREADS)
            for _ in range(THREADS):
                self._threads.submit(_let_go, met)

    async def _look(self, *, whether_alive: bool) -> None:
        seen = pages.behind()
        look = partial(behind, seen, since=system_now() - LOOK_BACK)
        for visitor in await self._in_thread(look):
            pages.wake(visitor)
        if whether_alive:
            pages.end(seen.keys() - await self._in_thread(living, list(seen)))

    async def _in_thread(self, ask: Callable[..., Any], *args: Any) -> Any:
        def asked() -> Any:
            close_old_connections()
            return ask(*args)

        return await asyncio.get_running_loop().run_in_executor(self._threads, asked)


def _let_go(met: Barrier) -> None:
    """Close this thread's connection; waits for the others, so that each of them does it once."""
    connections.close_all()
    with suppress(BrokenBarrierError):
        met.wait(HEARTBEAT)


def _asked(scope: Message) -> Asked:
    """Who asks for what; asks the database. Raises Problem."""
    if scope["method"] != "GET":
        raise Problem(405, headers={"Allow": "GET"})
    headers = {name.decode("latin1").lower(): v.decode("latin1") for name, v in scope["headers"]}
    check_own(headers, host=headers.get("host", ""))
    account = account_by_token(kind="webchat", token=scope["path"].split("/")[2])
    if account is None:
        raise Problem(404, "There is no such chat.")
    if account.state == "off":
        raise Problem(403, "This channel is turned off.")
    visitor = visitor_of(secret_of(headers), account_id=account.id)
    query = parse_qs(scope["query_string"].decode("latin1"))
    wait = query.get("wait")
    return Asked(
        visitor_id=visitor.pk,
        after=_whole(query.get("after", ["0"])[0]),
        wait=None if wait is None else min(float(_whole(wait[0])), LONGEST_ASK),
    )


def _network(scope: Message) -> str:
    """Whose bound holds; "" where the address says nothing: a proxy's that HAMDEL_PROXIES does not count."""
    address = client_of(scope)
    try:
        return network_of(address) if ip_address(address).is_global else ""
    except ValueError:
        return ""


def _check_room(visitor_id: int) -> None:
    if pages.count(visitor_id) >= MOST_OF_ONE or pages.count() >= MOST:
        raise _full()


def _full() -> Problem:
    return Problem(429, "Too many chats are open.", headers={"Retry-After": "30"})


def _whole(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 10):  # noqa: PLR2004 - no such line
        raise Problem(400, "`after` and `wait` are whole numbers.", field="after")
    return int(said)


def _events(lines: list[LineOut], notes: list[Note]) -> bytes:
    said = [("line", line) for line in lines] + list(notes)
    return b"".join(
        b"event: %s\ndata: %s\n\n" % (name.encode(), msgspec.json.encode(data))
        for name, data in said
    )


async def _until_gone(receive: Receive, page: ChatPage) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    page.close()


async def _refuse(problem: Problem, send: Send) -> None:
    extra = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
    headers = [(b"content-type", CONTENT_TYPE.encode()), *_HEADERS, *extra]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": problem.body()})


stream = ChatStream()
