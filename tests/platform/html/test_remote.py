"""Pictures of other servers: what is fetched for the reader, and what never is."""

from collections.abc import Iterator
from typing import Any

import pytest

from hamdel.platform.html import remote
from hamdel.platform.html.remote import NoPicture, picture_at, picture_type
from tests.ground.talker import PUBLIC, Talker, lead_to

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20
ADDRESS = "http://news.example/p.png?who=mina"


@pytest.fixture
def talker() -> Iterator[Talker]:
    one = Talker()
    yield one
    one.end()


def says(body: bytes, *, status: str = "200 OK", more: bytes = b"") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n".encode()
    return head + more + b"\r\n" + body


def test_a_picture_comes_and_its_sender_learns_nothing_of_the_reader(
    talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    went = lead_to(talker, monkeypatch)
    talker.says = says(PNG, more=b"Content-Type: text/html\r\n")
    picture = picture_at(ADDRESS)
    assert (picture.type, picture.content) == ("image/png", PNG)
    assert went == [f"{PUBLIC}:80"]
    asked = talker.heard[0].decode().lower()
    assert asked.startswith("get /p.png?who=mina http/1.1")
    assert not {"cookie:", "referer:", "accept-language:", "x-forwarded-for:"} & set(asked.split())


def test_what_is_no_harmless_picture_is_none(
    talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    went = lead_to(talker, monkeypatch)
    monkeypatch.setattr(remote, "MOST_BYTES", 100)
    for answer in (
        says(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        says(b"<html>", more=b"Content-Type: image/png\r\n"),
        says(PNG + b"x" * 200),
        says(PNG, status="404 Not Found"),
        says(PNG, status="302 Found", more=b"Location: http://127.0.0.1/p.png\r\n"),
        says(PNG, status="302 Found", more=b"Location: http://news.example/2.png\r\n"),
    ):
        talker.says = answer
        with pytest.raises(NoPicture):
            picture_at(ADDRESS)
    assert len(went) == len(talker.heard) == 6


def test_nothing_private_is_gone_to_even_where_channels_may(
    talker: Talker, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    place = f"127.0.0.1:{talker.port}"
    settings.REACH = {place, "127.0.0.1:80", "modem.lan:80"}
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("10.0.0.1", 80))])
    for address in (f"http://{place}/x", "http://127.0.0.1/x", "http://modem.lan/x", "file:///x"):
        with pytest.raises(NoPicture):
            picture_at(address)
    assert talker.heard == []


def test_a_server_that_drips_is_left(talker: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    lead_to(talker, monkeypatch)
    monkeypatch.setattr(remote, "SECONDS", 0.3)
    talker.says, talker.drip = says(PNG), 0.1
    with pytest.raises(NoPicture):
        picture_at(ADDRESS)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a..", "image/gif"),
        (b"GIF87a..", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", ""),
        (b"BM....", ""),
        (b"%PDF-1.7", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(content: bytes, kind: str) -> None:
    assert picture_type(content) == kind
