"""`/live?topics=a,b`: a bare ASGI application, so that a thousand open pages cost no threads."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

import structlog
from django.conf import settings
from django.db import close_old_connections, connections
from django.http.cookie import parse_cookie

from hamdel.platform.instants import system_now
from hamdel.platform.problems import CONTENT_TYPE, Problem

from .pages import Hub, Page
from .viewers import MOST_TOPICS, TOPIC, Viewer, may_hear, still_signed_in, viewer_of

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEARTBEAT = 15.0  # seconds
SESSIONS_SEEN_EVERY = 2.0
SOURCES_ASKED_EVERY = 1.0
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
log = structlog.get_logger(__name__)


class LiveStream:
    """The application; one for each process."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        # One thread and one connection to the database; none while no page is open.
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="live")
        self._watch: asyncio.Task[None] | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one open page until it goes or its person signs out."""
        try:
            viewer, topics = await self._admit(scope)
        except Problem as problem:
            await _refuse(problem, send)
            self._rest()
            return
        page = self._hub.open(viewer, topics)
        self._keep_watch()
        leaving = asyncio.create_task(_until_gone(receive, page))
        try:
            await _tell(page, send)
        finally:
            leaving.cancel()
            self._hub.close(page)

    async def _admit(self, scope: Message) -> tuple[Viewer, frozenset[str]]:
        headers = {
            name.decode("latin1").lower(): v.decode("latin1") for name, v in scope["headers"]
        }
        if scope["method"] != "GET":
            raise Problem(405, headers={"Allow": "GET"})
        if _is_foreign(headers):
            raise Problem(403, "Live updates are for our own pages.")
        topics = _topics(scope)
        cookie = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)
        viewer = await self._in_thread(viewer_of, cookie) if cookie else None
        if viewer is None:
            raise Problem(401, "Sign in first.")
        if not all(may_hear(viewer, topic) for topic in topics):
            raise Problem(403, "This topic is not for your role.")
        return viewer, topics

    def _keep_watch(self) -> None:
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._watch_pages())

    async def _watch_pages(self) -> None:
        """While pages are open: ask the sources, and close the pages of those who signed out."""
        looked = 0.0
        loop = asyncio.get_running_loop()
        try:
            while self._hub.pages():
                await asyncio.sleep(SOURCES_ASKED_EVERY)
                await self._in_thread(self._hub.ask_sources)
                if loop.time() - looked >= SESSIONS_SEEN_EVERY:
                    await self._close_signed_out()
                    looked = loop.time()
        finally:
            self._rest()

    def _rest(self) -> None:
        if not self._hub.pages():
            self._threads.submit(connections.close_all)

    async def _close_signed_out(self) -> None:
        pages = self._hub.pages()
        viewers = {page.viewer for page in pages}
        try:
            alive = await self._in_thread(lambda: still_signed_in(viewers, now=system_now()))
        except Exception:
            # Who can not be asked about is let go: the browser comes back by itself.
            log.exception("sessions of open pages could not be read")
            alive = {}
        for page in pages:
            viewer = alive.get(page.viewer.session_key)
            if viewer is None:
                page.close()
            else:
                page.viewer = viewer

    async def _in_thread(self, ask: Callable[..., Any], *args: Any) -> Any:
        def asked() -> Any:
            close_old_connections()
            return ask(*args)

        return await asyncio.get_running_loop().run_in_executor(self._threads, asked)


def _topics(scope: Message) -> frozenset[str]:
    asked = parse_qs(scope["query_string"].decode("latin1")).get("topics", [""])
    topics = frozenset(filter(None, ",".join(asked).split(",")))
    if not 0 < len(topics) <= MOST_TOPICS or not all(map(TOPIC.fullmatch, topics)):
        raise Problem(400, "Topics are names parted by commas.", field="topics")
    return topics


def _is_foreign(headers: dict[str, str]) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


async def _tell(page: Page, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": b"retry: 3000\n\n", "more_body": True})
    while not page.closed:
        said = await page.take(patience=HEARTBEAT)
        if not page.closed:
            await send({"type": "http.response.body", "body": said or b":\n\n", "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _until_gone(receive: Receive, page: Page) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    page.close()


async def _refuse(problem: Problem, send: Send) -> None:
    extra = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
    headers = [(b"content-type", CONTENT_TYPE.encode()), (b"cache-control", b"no-store"), *extra]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": problem.body()})
