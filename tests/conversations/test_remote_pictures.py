"""Fetching pictures of other servers for who reads a message: for whom, which, and how many at once."""

import asyncio
import threading
from typing import Any

import pytest

from hamdel.conversations import remote_pictures as module
from hamdel.conversations.models import Message
from hamdel.conversations.remote_pictures import RemotePictures, is_for_pictures, picture_path
from hamdel.platform.html.remote import NoPicture, Picture
from tests.conversations.conftest import Say
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "https://news.example/p.png"


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was fetched; nothing really is."""
    asked: list[str] = []

    def fetch(address: str) -> Picture:
        asked.append(address)
        if "missing" in address:
            raise NoPicture("The server answered 404.")
        return Picture(type="image/png", content=b"picture")

    monkeypatch.setattr(module, "picture_at", fetch)
    return asked


@pytest.fixture
def message(say: Say) -> Message:
    say()
    row = Message.objects.latest("pk")
    row.html = f"<img src='{ADDRESS}'>"
    row.save()
    return row


def ask(
    path: str, who: Any, *, app: RemotePictures | None = None, **more: str
) -> tuple[int, dict[str, str], bytes]:
    return asyncio.run(asked(app or RemotePictures(), path, who, **more))


async def asked(
    app: RemotePictures, path: str, who: Any, *, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    cookie = "; ".join(f"{name}={one.value}" for name, one in who.cookies.items())
    given = {"cookie": cookie, **{name.replace("_", "-"): said for name, said in headers.items()}}
    raw = [(name.encode(), said.encode()) for name, said in given.items()]
    await app({"method": method, "path": path, "headers": raw}, receive, send)
    told = {name.decode(): said.decode() for name, said in sent[0]["headers"]}
    return sent[0]["status"], told, sent[1]["body"]


def test_who_reads_gets_the_picture_from_us(
    message: Message, sara: Player, fetched: list[str]
) -> None:
    path = picture_path(message.pk, ADDRESS)
    assert is_for_pictures(path)
    status, headers, body = ask(path, sara, sec_fetch_site="same-origin")
    assert (status, body, fetched) == (200, b"picture", [ADDRESS])
    assert headers["content-type"] == "image/png"
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
    assert headers["cache-control"].startswith("private")
    assert headers["vary"] == "cookie"  # nobody else sees it on the same browser


def test_nobody_else_has_anything_fetched(
    message: Message, sara: Player, stranger: Any, fetched: list[str]
) -> None:
    path = picture_path(message.pk, ADDRESS)
    assert ask(path, stranger)[0] == 401
    assert ask(path, sara, sec_fetch_site="cross-site")[0] == 403
    assert ask(path, sara, method="POST")[0] == 405
    for wrong in (path[:-1], f"{path}x", picture_path(message.pk + 1, ADDRESS), module.PATH):
        assert ask(wrong, sara)[0] == 404
    other, _, mark = picture_path(message.pk, "http://127.0.0.1/").rpartition(":")
    assert ask(f"{path.rpartition(':')[0]}:{mark}", sara)[0] == 404
    assert ask(f"{other}:{path.rpartition(':')[2]}", sara)[0] == 404
    Message.objects.filter(pk=message.pk).update(html="")  # erased
    assert ask(path, sara)[0] == 404
    sara.logout()
    assert ask(path, sara)[0] == 401
    assert fetched == []


def test_where_there_is_none_it_says_so(
    message: Message, sara: Player, fetched: list[str]
) -> None:
    status, headers, body = ask(picture_path(message.pk, f"{ADDRESS}?missing"), sara)
    assert (status, headers["cache-control"]) == (502, "no-store")
    assert b"to be had" in body
    assert b"404" not in body  # nothing of what was found at an address, public or not


def test_servers_that_hang_hold_some_of_one_reader_s_turns_alone(
    message: Message, sara: Player, reza: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()

    def fetch(address: str) -> Picture:
        if "hangs" in address:
            let_go.wait(20)
        return Picture(type="image/png", content=b"picture")

    monkeypatch.setattr(module, "picture_at", fetch)

    async def both() -> int:
        app = RemotePictures()
        slow = [picture_path(message.pk, f"{ADDRESS}?hangs={n}") for n in range(10)]
        held = [asyncio.create_task(asked(app, path, sara)) for path in slow]
        await asyncio.sleep(0.1)
        other = await asyncio.wait_for(asked(app, picture_path(message.pk, ADDRESS), reza), 10)
        let_go.set()
        assert {status for status, _, _ in await asyncio.gather(*held)} == {200}
        return other[0]

    assert asyncio.run(both()) == 200


def test_more_than_anybody_reads_is_put_off(
    message: Message, sara: Player, fetched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 0)
    status, headers, _ = ask(picture_path(message.pk, ADDRESS), sara)
    assert (status, headers["retry-after"], fetched) == (503, "10", [])
