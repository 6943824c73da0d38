"""Open pages and what waits to be told to them."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import structlog

from .viewers import Viewer, may_hear

MOST_WAITING = 200
Source = Callable[[], Iterable[tuple[str, Any]]]
log = structlog.get_logger(__name__)


class Page:
    """One open page: its viewer, its topics, and the messages not yet sent."""

    def __init__(self, viewer: Viewer, topics: frozenset[str]) -> None:
        self.viewer = viewer
        self.topics = topics
        self.closed = False
        self._waiting: deque[tuple[str, bytes]] = deque(maxlen=MOST_WAITING)
        self._news = asyncio.Event()

    def put(self, topic: str, message: bytes) -> None:
        """Let a message wait; a page that does not read loses the oldest ones."""
        self._waiting.append((topic, message))
        self._news.set()

    def close(self) -> None:
        """End the page's stream."""
        self.closed = True
        self._news.set()

    async def take(self, *, patience: float) -> bytes:
        """What waits and may be heard now; empty after `patience` seconds of silence."""
        try:
            await asyncio.wait_for(self._news.wait(), patience)
        except TimeoutError:
            return b""
        self._news.clear()
        waiting = list(self._waiting)
        self._waiting.clear()
        if self.closed:
            return b""
        return b"".join(said for topic, said in waiting if may_hear(self.viewer, topic))


class Hub:
    """The open pages of this process. `publish` may be called from any thread."""

    def __init__(self) -> None:
        self._pages: defaultdict[str, set[Page]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sources: list[Source] = []

    def publish(self, topic: str, data: Any) -> None:
        """Tell the open pages that listen to a topic; nobody listening costs nothing."""
        loop = self._loop
        if loop is None or loop.is_closed() or not self._pages.get(topic):
            return
        loop.call_soon_threadsafe(self._deliver, topic, _event(topic, data))

    def add_source(self, source: Source) -> None:
        """Ask `source()` for (topic, data) once a second while pages are open.

        For news that other processes make: the source looks into the database.
        """
        self._sources.append(source)

    def ask_sources(self) -> None:
        """Publish what the sources have; a source that fails stops nobody."""
        for source in self._sources:
            try:
                for topic, data in source():
                    self.publish(topic, data)
            except Exception:
                log.exception("live source failed")

    def open(self, viewer: Viewer, topics: frozenset[str]) -> Page:
        """Add a page; called on the event loop."""
        self._loop = asyncio.get_running_loop()
        page = Page(viewer, topics)
        for topic in topics:
            self._pages[topic].add(page)
        return page

    def close(self, page: Page) -> None:
        """Take a page away."""
        page.close()
        for topic in page.topics:
            self._pages[topic].discard(page)
            if not self._pages[topic]:
                del self._pages[topic]

    def pages(self) -> set[Page]:
        """All open pages."""
        return set().union(*self._pages.values())

    def _deliver(self, topic: str, message: bytes) -> None:
        for page in self._pages.get(topic, ()):
            page.put(topic, message)


def _event(topic: str, data: Any) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (topic.encode(), msgspec.json.encode(data))
