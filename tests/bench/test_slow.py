"""The account of slow providers, and the providers themselves."""

import os
import socket
import time

import pytest

from hamdel.bench import slow, slow_endpoints
from hamdel.bench.programs import resident
from hamdel.bench.slow import PLACES, Delays
from hamdel.bench.slow_endpoints import HOST, Endpoint, drip, say_nothing, take_mail, take_text
from hamdel.channels.rules import slots


def test_what_is_kept() -> None:
    good = [0.1] * 95 + [9.0] * 5
    assert PLACES == slots.MOST
    assert Delays(good=good, held=[(1.0, 20), (40.0, 6)] + [(50.0, 0)] * 9).is_kept
    assert not Delays(good=[0.1] * 94 + [9.0] * 6).is_kept
    assert not Delays(good=good, held=[(40.0, 7)] + [(50.0, 0)] * 9).is_kept
    assert not Delays(good=good, held=[(1.0, 7)] * 2).is_kept
    assert not Delays(good=[]).is_kept
    for wrong in ("lost", "double", "inside", "memory"):
        found = Delays(good=good)
        setattr(found, wrong, 60_000_000)
        assert not found.is_kept


def test_it_says_what_it_found() -> None:
    said: list[str] = []
    found = Delays(good=[0.1, 0.3], held=[(1.0, 12), (31.0, 6)], memory=1_000_000)
    assert not slow.report(found, "SQLite", say=said.append)  # more than a quarter on average
    assert "2 good messages" in said[0]
    assert "at most 25% after 30 s (50% ever)" in said[0]


def test_memory_of_a_program_is_counted() -> None:
    assert resident(os.getpid()) > 10_000_000


def test_good_ones_note_what_came() -> None:
    mail, text = Endpoint("email", take_mail), Endpoint("sms", take_text)
    with socket.create_connection((HOST, mail.port), timeout=5) as client:
        answers = client.makefile("rb")
        for verb in (b"EHLO x", b"MAIL FROM:<a@x>", b"RCPT TO:<b@x>", b"DATA"):
            client.sendall(verb + b"\r\n")
        client.sendall(b"Subject: one\r\n\r\nSubject: two\r\n.\r\nQUIT\r\n")
        assert answers.readlines()[-1] == b"221 bye\r\n"
    with socket.create_connection((HOST, text.port), timeout=5) as client:
        client.sendall(b"POST /send HTTP/1.1\r\nContent-Length: 5\r\n\r\n" + b'"two"')
        assert client.makefile("rb").read().endswith(b'{"status": 1}')
    assert (list(mail.arrived), list(text.arrived)) == (["one"], ['"two"'])
    for one in (mail, text):
        one.stop()


@pytest.mark.parametrize(("talk", "first"), [(say_nothing, b""), (drip, b"2")])
def test_bad_ones_wait_until_the_other_goes(
    talk: slow_endpoints.Talk, first: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint = Endpoint("email", talk)
    with socket.create_connection((HOST, endpoint.port), timeout=0.5) as client:
        if first:
            assert client.recv(10) == first
        with pytest.raises(TimeoutError):
            client.recv(10)
        assert endpoint.open == 1
    ends = time.monotonic() + 5
    while endpoint.open and time.monotonic() < ends:
        time.sleep(0.02)
    assert (endpoint.open, endpoint.connections) == (0, 1)
    endpoint.stop()
