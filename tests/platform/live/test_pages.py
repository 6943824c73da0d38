"""The hub without a network."""

import asyncio

from hamdel.platform.live import Viewer, viewers
from hamdel.platform.live.pages import MOST_WAITING, Hub

SARA = Viewer(session_key="s", user_id=1, role="agent", proof="p")


def test_publishing_where_nobody_listens_is_nothing():
    Hub().publish("story:1", object())  # not even encoded


def test_a_page_that_does_not_read_keeps_only_the_newest(monkeypatch):
    monkeypatch.setattr(viewers, "_roles_of_topic", {"story": frozenset({"agent"})})

    async def scene():
        hub = Hub()
        page = hub.open(SARA, frozenset({"story:1"}))
        for at in range(MOST_WAITING + 50):
            hub.publish("story:1", at)
        await asyncio.sleep(0)
        said = await page.take(patience=1)
        assert said.count(b"event:") == MOST_WAITING
        assert said.endswith(b"data: %d\n\n" % (MOST_WAITING + 49))
        hub.close(page)
        assert hub.pages() == set()

    asyncio.run(scene())


def test_a_thousand_pages_hear_one_message(monkeypatch):
    monkeypatch.setattr(viewers, "_roles_of_topic", {"story": frozenset({"agent"})})

    async def scene():
        hub = Hub()
        pages = [hub.open(SARA, frozenset({"story:1"})) for _ in range(1000)]
        hub.publish("story:1", "سلام")
        heard = await asyncio.gather(*(page.take(patience=2) for page in pages))
        assert len(heard) == 1000
        assert all("سلام".encode() in said for said in heard)

    asyncio.run(scene())


def test_a_closed_page_says_nothing_more():
    async def scene():
        page = Hub().open(SARA, frozenset({"story:1"}))
        page.put("story:1", b"x")
        page.close()
        assert await page.take(patience=1) == b""

    asyncio.run(scene())
