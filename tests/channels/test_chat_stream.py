"""The stream of an open chat: what it is told, when, and that it is told nothing of others."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from hamdel.channels import chat_stream
from hamdel.channels.chat_pages import pages
from hamdel.channels.chat_stream import ChatStream, is_for_chat
from hamdel.channels.contracts import AccountFacts
from hamdel.channels.kinds.webchat.lines import add_line
from hamdel.channels.kinds.webchat.visitors import begin_visit
from hamdel.channels.models import ChatLine, Delivery, Visitor
from hamdel.channels.usecases.accounts import create_account, turn
from hamdel.channels.usecases.sending import send_message
from hamdel.platform.instants import system_now
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chat(db: None) -> AccountFacts:
    return create_account(kind="webchat", name="رکاب", who="leila", now=NOW)


@pytest.fixture
def visitor(chat: AccountFacts) -> tuple[Visitor, str]:
    return begin_visit(account_id=chat.id, now=NOW)


class Open:
    """One request to the stream, and what it was answered."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.gone = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        await self.sent.put(dict(message))

    async def next(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.sent.get(), 10)

    async def heard(self, name: str) -> Any:
        """What comes next under a name."""
        while True:
            body = (await self.next()).get("body", b"").decode()
            for event in body.split("\n\n"):
                if event.startswith(f"event: {name}\n"):
                    return json.loads(event.partition("data: ")[2])


@asynccontextmanager
async def opened(  # noqa: PLR0913 - what a request is
    chat: AccountFacts,
    secret: str,
    query: str = "after=0",
    *,
    rests: bool = True,
    headers: dict[str, str] | None = None,
    client: str = "",
    on: ChatStream | None = None,
) -> AsyncIterator[Open]:
    given = {"authorization": f"Bearer {secret}", "host": "testserver", **(headers or {})}
    scope = {
        "type": "http", "method": "GET", "path": f"/chat/{chat.token}/live", "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": (client, 4321) if client else None,
    }  # fmt: skip
    page, stream = Open(), on or ChatStream()
    task = asyncio.create_task(stream(scope, page.receive, page.send))
    yield page
    page.gone.set()
    await asyncio.wait_for(task, 10)
    if not rests:  # others are open: it keeps its connection
        met = Barrier(chat_stream.THREADS)
        for _ in range(chat_stream.THREADS):
            stream._threads.submit(chat_stream._let_go, met)
    if on is not None:
        return  # others are on it
    if stream._watch is not None:
        await asyncio.wait([stream._watch])
    stream._threads.shutdown()


def lay(visitor: Visitor, text: str, key: str) -> ChatLine:
    """Have a message sent to a visitor."""
    row = send_message(
        account_id=visitor.account_id, key=key, recipient=visitor.name, profile_id=None, text=text,
        now=system_now(),
    )  # fmt: skip
    return ChatLine.objects.get(delivery_id=row.id)


async def elsewhere(do: Callable[..., Any], *given: Any, **more: Any) -> None:
    """Do something in a thread that keeps no connection."""

    def done() -> None:
        try:
            do(*given, **more)
        finally:
            connections.close_all()

    await asyncio.to_thread(done)


@pytest.mark.parametrize(
    ("path", "is_it"),
    [
        ("/chat/abc/live", True),
        ("/chat/abc/lines", False),
        ("/chat/a/b/live", False),
        ("/live", False),
    ],
)
def test_which_addresses_are_its(path: str, is_it: bool) -> None:  # noqa: FBT001
    assert is_for_chat(path) is is_it


def test_lines_come_as_they_are_laid(chat: AccountFacts, visitor: tuple[Visitor, str]) -> None:
    row, secret = visitor
    lay(row, "پیشین", "1")

    async def scene() -> list[str]:
        async with opened(chat, secret) as page:
            assert (await page.next())["status"] == 200
            first = await page.heard("line")
            await elsewhere(lay, row, "تازه", "2")
            return [first["text"], (await page.heard("line"))["text"]]

    assert asyncio.run(scene()) == ["پیشین", "تازه"]
    assert pages.count() == 0


def test_what_another_process_lays_is_found(
    chat: AccountFacts, visitor: tuple[Visitor, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row, secret = visitor
    monkeypatch.setattr(pages, "wake", lambda _visitor: None)  # as in another process
    told = pages._tell

    async def scene() -> Any:
        async with opened(chat, secret) as page:
            await page.next()
            await elsewhere(lay, row, "از دور", "1")
            monkeypatch.setattr(pages, "wake", lambda visitor: told(visitor, None))
            return await page.heard("line")

    assert asyncio.run(scene())["text"] == "از دور"


def test_one_answer_after_a_wait(chat: AccountFacts, visitor: tuple[Visitor, str]) -> None:
    row, secret = visitor

    async def scene(query: str) -> Any:
        async with opened(chat, secret, query) as page:
            assert (await page.next())["status"] == 200
            return json.loads((await page.next())["body"])

    assert asyncio.run(scene("after=0&wait=0")) == {"lines": [], "notes": []}
    lay(row, "سلام", "1")
    assert [one["seq"] for one in asyncio.run(scene("after=0&wait=9"))["lines"]] == [1]
    assert asyncio.run(scene("after=1&wait=0"))["lines"] == []


def test_nothing_of_others_is_told(chat: AccountFacts, visitor: tuple[Visitor, str]) -> None:
    row, secret = visitor
    other, _ = begin_visit(account_id=chat.id, now=NOW)

    async def scene() -> Any:
        async with opened(chat, secret) as page:
            await page.next()
            await elsewhere(lay, other, "راز", "1")
            await elsewhere(lay, row, "من", "2")
            return await page.heard("line")

    assert asyncio.run(scene())["text"] == "من"


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("after=0", {"authorization": "Bearer nobody"}, 401),
        ("after=0", {"origin": "https://evil.example"}, 403),
        ("after=0", {"sec-fetch-site": "cross-site"}, 403),
        ("after=x", {}, 400),
        ("after=0&wait=-1", {}, 400),
        ("after=9999999999", {}, 400),
    ],
)
def test_who_is_refused(
    chat: AccountFacts,
    visitor: tuple[Visitor, str],
    query: str,
    headers: dict[str, str],
    status: int,
) -> None:
    async def scene() -> Any:
        async with opened(chat, visitor[1], query, headers=headers) as page:
            return (await page.next())["status"]

    assert asyncio.run(scene()) == status


def test_one_visitor_opens_so_many_at_most(
    chat: AccountFacts, visitor: tuple[Visitor, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_stream, "MOST_OF_ONE", 1)

    async def scene() -> list[int]:
        async with opened(chat, visitor[1]) as first:
            taken = [(await first.next())["status"]]
            async with opened(chat, visitor[1], rests=False) as page:
                return [*taken, (await page.next())["status"]]

    assert asyncio.run(scene()) == [200, 429]


async def statuses(chat: AccountFacts, asked: list[tuple[str, dict[str, Any]]]) -> list[int]:
    """What several who stay are answered, one after the other, and one more when all are gone."""
    stream = ChatStream()
    told = []
    async with AsyncExitStack() as stack:
        for secret, more in asked:
            page = await stack.enter_async_context(opened(chat, secret, on=stream, **more))
            told.append(await page.next())
            await asyncio.sleep(0)  # who is refused is gone
    refused = [one["headers"] for one in told if one["status"] == 429]
    assert all((b"retry-after", b"30") in headers for headers in refused)
    assert stream._of_network == {}
    secret, more = asked[0]
    async with opened(chat, secret, on=stream, **more) as page:
        assert (await page.next())["status"] == 200
    if stream._watch is not None:
        await asyncio.wait([stream._watch])
    stream._threads.shutdown()
    return [one["status"] for one in told]


def test_one_network_opens_so_many_at_most(
    chat: AccountFacts, visitor: tuple[Visitor, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_stream, "MOST_OF_NETWORK", 2)
    _, other = begin_visit(account_id=chat.id, now=NOW)
    asked: list[tuple[str, dict[str, Any]]] = [
        (visitor[1], {"client": "8.8.8.1"}),
        ("nobody", {"client": "8.8.8.2"}),
        (visitor[1], {"client": "8.8.8.3"}),
        (other, {"client": "8.8.8.4"}),
        (other, {"client": "9.9.9.9"}),
        *[(visitor[1], {"client": "127.0.0.1"})] * 3,  # a proxy that was not told of
    ]
    assert asyncio.run(statuses(chat, asked)) == [200, 401, 200, 429, 200, 200, 200, 200]


@pytest.mark.parametrize(("proxies", "last"), [(0, 429), (1, 200)])
def test_who_asks_is_read_as_everywhere(
    chat: AccountFacts,
    visitor: tuple[Visitor, str],
    proxies: int,
    last: int,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.PROXIES = proxies
    monkeypatch.setattr(chat_stream, "MOST_OF_NETWORK", 1)
    asked = [
        (visitor[1], {"client": "8.8.8.8", "headers": {"x-forwarded-for": f"1.1.1.1, 9.9.{n}.9"}})
        for n in (1, 2)
    ]
    assert asyncio.run(statuses(chat, asked)) == [200, last]


@pytest.mark.parametrize("ending", ["the account", "the visitor"])
def test_it_ends_when_there_is_nobody_to_speak_with(
    chat: AccountFacts, visitor: tuple[Visitor, str], ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, secret = visitor
    monkeypatch.setattr(chat_stream, "ALIVE_EVERY", 1)
    end = {
        "the account": lambda: turn(account_id=chat.id, state="off", who="leila", now=NOW),
        "the visitor": lambda: Visitor.objects.filter(pk=row.pk).delete(),
    }[ending]

    async def scene() -> bool:
        async with opened(chat, secret) as page:
            await page.next()
            await elsewhere(end)
            while (said := await page.next()).get("more_body"):
                pass
            return bool(said["body"] == b"")

    assert asyncio.run(scene())


def test_lines_are_numbered_without_gaps(chat: AccountFacts, visitor: tuple[Visitor, str]) -> None:
    row, _ = visitor

    async def scene() -> None:
        await asyncio.gather(
            *(elsewhere(add_line, row.pk, client_id=f"message-{n}", now=NOW) for n in range(12))
        )

    asyncio.run(scene())
    numbers = ChatLine.objects.order_by("seq").values_list("seq", flat=True)
    assert list(numbers) == list(range(1, 13))
    assert Delivery.objects.count() == 0
    assert Client().get(f"/chat/{chat.token}/lines").status_code == 401
