"""Connecting: to judged addresses alone, looked up once, in a bounded time."""

import socket
import time
from typing import Any

import pytest

from hamdel.platform import dialing
from hamdel.platform.dialing import dial
from hamdel.platform.reaching import MayNotReach, mail_place

PUBLIC = "93.184.216.34"


class Lines:
    """What names stand for, and what was connected to."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.went: list[tuple[str, int]] = []
        self.dead: set[str] = set()
        self.takes = 0.0

    def look_up(self, _host: str, port: int, **_: Any) -> list[Any]:
        return [(0, 0, 0, "", (one, port)) for one in self.answers.pop(0)]

    def connect(self, place: tuple[str, int], timeout: float) -> Any:
        self.went.append(place)
        time.sleep(min(self.takes, timeout))
        if place[0] in self.dead:
            raise TimeoutError
        return place


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    one = Lines()
    monkeypatch.setattr(socket, "getaddrinfo", one.look_up)
    monkeypatch.setattr(socket, "create_connection", one.connect)
    return one


def test_what_was_judged_is_what_is_connected_to(lines: Lines) -> None:
    place = mail_place("mail.example", 587, scheme="smtp")
    lines.answers = [[PUBLIC], ["127.0.0.1"]]
    dial(place, seconds=1, named=())
    with pytest.raises(MayNotReach, match=r"HAMDEL_REACH names mail\.example:587"):
        dial(place, seconds=1, named=())
    assert lines.went == [(PUBLIC, 587)]


def test_one_private_address_among_them_is_enough_to_refuse(lines: Lines) -> None:
    lines.answers = [[PUBLIC, "10.0.0.5"], ["10.0.0.5"]]
    place = mail_place("mail.example", 25, scheme="smtp")
    with pytest.raises(MayNotReach):
        dial(place, seconds=1, named=())
    assert lines.went == []
    dial(place, seconds=1, named={"mail.example:*"})
    assert lines.went == [("10.0.0.5", 25)]


def test_the_next_address_is_tried_within_the_same_time(lines: Lines) -> None:
    place = mail_place("mail.example", 25, scheme="smtp")
    lines.answers = [["8.8.8.8", PUBLIC]]
    lines.dead = {"8.8.8.8"}
    dial(place, seconds=1, named=())
    assert lines.went == [("8.8.8.8", 25), (PUBLIC, 25)]
    lines.answers, lines.takes = [[f"8.8.4.{n}" for n in range(40)]], 0.2
    lines.dead |= {f"8.8.4.{n}" for n in range(40)}
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        dial(place, seconds=0.3, named=())
    assert time.monotonic() - began < 2


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: Any, **__: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(MayNotReach, match=r"Nobody knows the host nowhere\.example"):
        dialing.looked_up(mail_place("nowhere.example", 25, scheme="smtp"))
