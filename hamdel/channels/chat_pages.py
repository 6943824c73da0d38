"""Open chats of this process: whose they are, and what waits to be told to them."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Collection
from typing import Any

MOST_NOTES = 20
Note = tuple[str, Any]


class ChatPage:
    """One open chat. `after`: the number of the last line that it was given."""

    def __init__(self, visitor_id: int, after: int) -> None:
        self.visitor_id = visitor_id
        self.after = after
        self.closed = False
        self._notes: deque[Note] = deque(maxlen=MOST_NOTES)
        self._news = asyncio.Event()

    def wake(self, note: Note | None = None) -> None:
        """Say that there is something; called on the event loop."""
        if note is not None:
            self._notes.append(note)
        self._news.set()

    def close(self) -> None:
        """End the page's stream."""
        self.closed = True
        self._news.set()

    async def wait(self, *, patience: float) -> list[Note] | None:
        """What was noted, once there is news of any kind; None after `patience` seconds."""
        try:
            await asyncio.wait_for(self._news.wait(), patience)
        except TimeoutError:
            return None
        self._news.clear()
        notes = list(self._notes)
        self._notes.clear()
        return notes


class ChatPages:
    """The open chats. `wake` and `note` may be called from any thread; nobody listening costs nothing."""

    def __init__(self) -> None:
        self._pages: defaultdict[int, set[ChatPage]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self, visitor_id: int, *, after: int) -> ChatPage:
        """Add a page; called on the event loop."""
        self._loop = asyncio.get_running_loop()
        page = ChatPage(visitor_id, after)
        self._pages[visitor_id].add(page)
        return page

    def close(self, page: ChatPage) -> None:
        """Take a page away."""
        page.close()
        self._pages[page.visitor_id].discard(page)
        if not self._pages[page.visitor_id]:
            del self._pages[page.visitor_id]

    def count(self, visitor_id: int | None = None) -> int:
        """How many are open, of one visitor or of all."""
        if visitor_id is not None:
            return len(self._pages.get(visitor_id, ()))
        return sum(map(len, self._pages.values()))

    def end(self, visitor_ids: Collection[int]) -> None:
        """End the streams of some visitors; called on the event loop."""
        for visitor in visitor_ids:
            for page in self._pages.get(visitor, ()):
                page.close()

    def behind(self) -> dict[int, int]:
        """For each visitor with an open page, the last line that the slowest of them was given."""
        return {visitor: min(page.after for page in all_) for visitor, all_ in self._pages.items()}

    def wake(self, visitor_id: int) -> None:
        """Let a visitor's pages look for new lines."""
        self._tell(visitor_id, None)

    def note(self, visitor_id: int, name: str, data: Any) -> None:
        """Tell a visitor's pages something that passes: who types, what was read."""
        self._tell(visitor_id, (name, data))

    def _tell(self, visitor_id: int, note: Note | None) -> None:
        loop = self._loop
        if loop is None or loop.is_closed() or visitor_id not in self._pages:
            return
        loop.call_soon_threadsafe(self._deliver, visitor_id, note)

    def _deliver(self, visitor_id: int, note: Note | None) -> None:
        for page in self._pages.get(visitor_id, ()):
            page.wake(note)


pages = ChatPages()
