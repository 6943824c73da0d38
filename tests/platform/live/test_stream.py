"""The live stream: who may hear what, and that signing out ends it."""

import asyncio
import threading
from contextlib import asynccontextmanager

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.db import connection

from hamdel.accounts.usecases.rules_of_factors import require_second_factor
from hamdel.platform.live import stream, viewers
from hamdel.platform.live.pages import Hub
from hamdel.platform.live.stream import LiveStream
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fast_and_own(monkeypatch):
    monkeypatch.setattr(stream, "SESSIONS_SEEN_EVERY", 0.02)
    monkeypatch.setattr(stream, "SOURCES_ASKED_EVERY", 0.02)
    monkeypatch.setattr(stream, "HEARTBEAT", 0.3)
    roles = {"story": frozenset({"agent", "admin"}), "keys": frozenset({"admin"})}
    monkeypatch.setattr(viewers, "_roles_of_topic", roles)


class Open:
    """One open page: what it was sent, and the way to leave."""

    def __init__(self):
        self.sent = []
        self.news = asyncio.Event()
        self.gone = asyncio.Event()
        self.ended = False

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def text(self):
        return b"".join(message.get("body", b"") for message in self.sent[1:]).decode()

    async def until(self, is_so):
        """Wait for a part of the text, or until something is so."""
        wanted = (lambda: is_so in self.text) if isinstance(is_so, str) else is_so
        async with asyncio.timeout(5):
            while not wanted():
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def page(live, client, topics="story:1", **headers):
    opened = Open()

    async def receive():
        await opened.gone.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        opened.sent.append(message)
        opened.news.set()

    cookie = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    given = {"host": "localhost", "cookie": cookie, **headers}
    scope = {
        "type": "http",
        "method": "GET",
        "query_string": f"topics={topics}".encode(),
        "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in given.items()],
    }
    task = asyncio.create_task(live(scope, receive, send))
    try:
        await opened.until(lambda: opened.sent)
        yield opened
    finally:
        opened.gone.set()
        await asyncio.wait_for(task, 5)
        opened.ended = True


async def aside(act, *args, **kwargs):
    """Act in a thread, as another request would, and leave no connection behind."""

    def acted():
        act(*args, **kwargs)
        connection.close()

    await asyncio.to_thread(acted)


def run(scene):
    hub = Hub()
    asyncio.run(scene(hub, LiveStream(hub)))
    assert hub.pages() == set()


def test_what_is_published_from_any_thread_arrives(sara):
    async def scene(hub, live):
        async with page(live, sara, "story:1,story:2") as opened:
            await opened.until("retry")
            threading.Thread(target=hub.publish, args=("story:1", {"said": "سلام"})).start()
            await opened.until('event: story:1\ndata: {"said":"سلام"}\n\n')
            assert dict(opened.sent[0]["headers"])[b"cache-control"] == b"no-store"

    run(scene)


def test_nobody_hears_what_they_did_not_ask_for(sara):
    async def scene(hub, live):
        async with page(live, sara, "story:1") as opened:
            await opened.until("retry")
            hub.publish("story:2", "no")
            hub.publish("story:1", "yes")
            await opened.until("yes")
            assert "no" not in opened.text

    run(scene)


def test_silence_is_filled_with_heartbeats(sara):
    async def scene(_hub, live):
        async with page(live, sara) as opened:
            await opened.until("\n\n:\n\n")

    run(scene)


@pytest.mark.parametrize(
    ("topics", "headers", "status"),
    [
        ("story:1", {"origin": "https://evil.example"}, 403),
        ("story:1", {"origin": "null"}, 403),
        ("story:1", {"sec_fetch_site": "cross-site"}, 403),
        ("story:1", {"cookie": ""}, 401),
        ("story:1", {"cookie": "sessionid=abc"}, 401),
        ("keys", {}, 403),
        ("story:1,unknown", {}, 403),
        ("", {}, 400),
        ("story:1%0a", {}, 400),
        (",".join(f"story:{at}" for at in range(21)), {}, 400),
    ],
)
def test_who_is_turned_away(sara, topics, headers, status):
    async def scene(_hub, live):
        async with page(live, sara, topics, **headers) as opened:
            assert opened.status == status

    run(scene)


def test_our_own_page_is_let_in(sara):
    async def scene(_hub, live):
        own = {"origin": "http://localhost", "sec_fetch_site": "same-origin"}
        async with page(live, sara, **own) as opened:
            assert opened.status == 200

    run(scene)


def changed(**facts):
    get_user_model().objects.filter(email="sara@hamdel.example").update(**facts)


@pytest.mark.parametrize(
    "leave",
    [
        lambda sara: sara.logout(),
        lambda _sara: changed(is_active=False),
        lambda _sara: changed(password="another"),
        lambda _sara: get_user_model().objects.all().delete(),
    ],
    ids=["signed out", "let go", "password changed", "erased"],
)
def test_the_stream_ends_with_the_session(sara, leave):
    async def scene(_hub, live):
        async with page(live, sara) as opened:
            await opened.until("retry")
            await aside(leave, sara)
            await opened.until(lambda: opened.sent[-1].get("more_body") is False)

    run(scene)


def test_a_lost_role_hears_no_more(sara):
    async def scene(hub, live):
        async with page(live, sara) as opened:
            await opened.until("retry")
            await aside(changed, role="analyst")
            await asyncio.sleep(0.3)
            hub.publish("story:1", "secret")
            await asyncio.sleep(0.1)
            assert "secret" not in opened.text

    run(scene)


def test_news_of_other_processes_come_through_sources(sara):
    async def scene(hub, live):
        news = iter([[("story:1", 7)]])
        hub.add_source(lambda: 1 / 0)
        hub.add_source(lambda: next(news, []))
        async with page(live, sara) as opened:
            await opened.until("data: 7")

    run(scene)


def test_only_reading_is_answered(sara):
    async def scene(_hub, live):
        sent = []

        async def send(message):
            sent.append(message)

        await live({"method": "POST", "headers": [], "query_string": b""}, None, send)
        assert sent[0]["status"] == 405

    run(scene)


def test_who_must_add_a_second_factor_first_hears_nothing(sara):
    rule = {"roles": ("agent",), "who": "leila", "now": NOW}

    async def scene(hub, live):
        async with page(live, sara) as opened:
            await opened.until("retry")
            await aside(require_second_factor, **rule)
            await opened.until(lambda: opened.sent[-1].get("more_body") is False)
        async with page(live, sara) as opened:
            assert opened.status == 401
        await aside(Authenticator.objects.create, user_id=sara.user_id, type="totp", data={})
        async with page(live, sara) as opened:
            assert opened.status == 200

    run(scene)
