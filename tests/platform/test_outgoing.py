"""Going out to servers that do anything: hang, drip, flood, redirect, lie about who they are."""

import socket
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any

import pytest

from hamdel.platform.outgoing import BrokenOff, NotReached, Request, ask
from hamdel.platform.reaching import is_public
from tests.ground.corpora import Corpus
from tests.ground.talker import Talker


@pytest.fixture
def talker(settings: Any) -> Iterator[Talker]:
    """It, named by the operator."""
    one = Talker()
    settings.REACH = {f"127.0.0.1:{one.port}"}
    yield one
    one.end()


def test_a_request_goes_out_once_and_the_answer_comes_back(talker: Talker) -> None:
    told = []
    answer = ask(
        Request(url=talker.url, json={"a": "ب"}), commit=lambda: told.append(talker.heard[:])
    )
    assert (answer.status, answer.body, told) == (200, b"ok", [[]])
    assert b"POST /x HTTP/1.1" in talker.heard[0]
    assert b"accept-encoding: identity" in talker.heard[0].lower()


def test_a_place_that_nobody_named_is_not_gone_to(talker: Talker, settings: Any) -> None:
    settings.REACH = set()
    for url in (talker.url, "http://127.0.0.1/", "http://localhost/", "https://[::1]/"):
        with pytest.raises(NotReached):
            ask(Request(url=url))
    assert talker.heard == []


def test_what_a_name_stands_for_is_looked_up_once(
    talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked: list[str] = []
    went: list[str] = []

    def look_up(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(0, 0, 0, "", (one, 80)) for one in next(answers)]

    def connect(_self: Any, host: str, *_: Any, **__: Any) -> Any:
        went.append(host)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    with pytest.raises(NotReached):
        ask(Request(url="http://rebind.example/"))
    with pytest.raises(NotReached, match="private network"):
        ask(Request(url="http://rebind.example/"))
    assert (asked, went) == (["rebind.example"] * 2, ["93.184.216.34"])


def test_no_connection_is_told_apart_from_no_answer(talker: Talker) -> None:
    committed: list[bool] = []
    talker.says = b""
    with pytest.raises(BrokenOff):
        ask(Request(url=talker.url), commit=lambda: committed.append(True))
    assert committed == [True]
    talker.end()
    with pytest.raises(NotReached, match="could not be reached"):
        ask(Request(url=talker.url), commit=lambda: committed.append(True))
    assert committed == [True]


def test_who_may_not_send_any_more_sends_nothing(talker: Talker) -> None:
    def refuse() -> None:
        raise RuntimeError("another has it")

    with pytest.raises(RuntimeError, match="another has it"):
        ask(Request(url=talker.url), commit=refuse)
    assert talker.heard in ([], [b""])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_answer_and_nothing_else(talker: Talker, status: int) -> None:
    talker.says = (
        f"HTTP/1.1 {status} X\r\nLocation: {talker.url}\r\nContent-Length: 0\r\n\r\n".encode()
    )
    assert ask(Request(url=talker.url)).status == status
    assert len(talker.heard) == 1


def test_who_drips_is_left(talker: Talker) -> None:
    talker.drip = 0.2
    begun = time.monotonic()
    with pytest.raises(BrokenOff):
        ask(Request(url=talker.url), seconds=1)
    assert time.monotonic() - begun < 3


def test_who_floods_or_talks_nonsense_is_left(talker: Talker) -> None:
    talker.says = b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n" + b"x" * 3_000
    with pytest.raises(BrokenOff, match="too long"):
        ask(Request(url=talker.url), most_bytes=1_000)
    for nonsense in (
        b"\x00\xff garbage\r\n\r\n",
        b"<html>hello</html>\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: \0",
    ):
        talker.says = nonsense
        with pytest.raises(BrokenOff):
            ask(Request(url=talker.url))


@pytest.mark.parametrize("header", ["a\r\nb", "a\nb", "a\0b"])
def test_a_header_is_one_line_or_no_request(talker: Talker, header: str) -> None:
    with pytest.raises(NotReached):
        ask(Request(url=talker.url, headers={"X-Key": header}))
    assert talker.heard in ([], [b""])


def test_no_address_of_the_corpus_is_connected_to(
    corpus: Callable[[str], Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str] = []

    def connect(_self: Any, host: str, *_: Any, **__: Any) -> Any:
        went.append(host)
        raise OSError

    def lie(host: str, *_: Any, **__: Any) -> list[Any]:
        try:
            socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
        except OSError:
            return [(0, 0, 0, "", ("169.254.169.254", 80))]
        return [(0, 0, 0, "", (host, 80))]

    monkeypatch.setattr(socket, "getaddrinfo", lie)
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    forms = corpus("urls-ssrf-redirect")
    rows = forms.rows("own-ip-forms.jsonl") + forms.rows("own-url-cases.jsonl")
    for row in rows + [
        {"url": one.get("input", "")} for one in forms.rows("whatwg-urltestdata.jsonl")
    ]:
        with pytest.raises((NotReached, BrokenOff)):
            ask(Request(url=str(row["url"])))
    assert {one for one in went if not is_public(ip_address(one))} == set()
