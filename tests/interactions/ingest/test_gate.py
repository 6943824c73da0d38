"""The key of a request."""

import asyncio
import base64

import pytest
from django.db import connections

from hamdel.interactions.ingest import gate as gates
from hamdel.interactions.ingest.gate import FRESH, RENEWED, Gate, secret_of
from hamdel.platform.keys import KeyGrant, all_keys


def basic(text: str) -> bytes:
    return b"Basic " + base64.b64encode(text.encode())


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        (basic("hk_1:"), "hk_1"),
        (basic("hk_1:password"), "hk_1"),
        (basic("hk_1"), "hk_1"),
        (b"Bearer hk_1", "hk_1"),
        (b"bearer  hk_1 ", "hk_1"),
        (b"Basic ", ""),
        (b"Basic \xff\xfe", ""),
        (b"Basic " + base64.b64encode(b"\xff\xfe"), ""),
        (b"Digest x", ""),
        (b"", ""),
    ],
)
def test_where_the_key_stands(header: bytes, secret: str) -> None:
    assert secret_of(header) == secret


@pytest.mark.django_db(transaction=True)
def test_a_key_that_may_not_send_is_no_key(browser_key: str) -> None:
    gate = Gate()

    async def ask() -> list[bool]:
        return [
            await gate.grant(secret) is not None
            for secret in (browser_key, "hk_nobody", browser_key)
        ]

    assert asyncio.run(ask()) == [True, False, True]
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_that_a_key_sends_is_noted_on_it(browser_key: str) -> None:
    (before,) = all_keys()
    asyncio.run(Gate().admit(b"", browser_key))
    (after,) = all_keys()
    assert before.last_used_at is None
    assert after.last_used_at is not None
    connections.close_all()


class Asked:
    """Stands for the database and the clock; counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0
        self.now = 1000.0
        self.found: KeyGrant | None = KeyGrant(
            id=1, name="k", scopes=frozenset({"ingest"}), origins=(), vouches=False
        )

    def look_up(self, _: str) -> KeyGrant | None:
        self.times += 1
        return self.found

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    found = Asked()
    monkeypatch.setattr(gates, "look_up", found.look_up)
    monkeypatch.setattr(gates, "time", found)
    return found


async def settled(gate: Gate, header: bytes) -> KeyGrant | None:
    """What is remembered once running look-ups have ended."""
    gate.recall(header)
    await asyncio.sleep(0.05)
    return gate.recall(header)


def test_one_look_up_serves_all_who_ask_at_once(asked: Asked) -> None:
    async def crowd() -> list[KeyGrant | None]:
        gate = Gate()
        return await asyncio.gather(*(gate.admit(basic("k:"), "k") for _ in range(50)))

    assert asyncio.run(crowd()) == [asked.found] * 50
    assert asked.times == 1


def test_a_key_in_use_is_asked_for_again_before_its_time_is_up(asked: Asked) -> None:
    async def use() -> tuple[KeyGrant | None, KeyGrant | None]:
        gate = Gate()
        await gate.admit(basic("k:"), "k")
        asked.now += RENEWED + 0.1
        first = await settled(gate, basic("k:"))
        asked.now += FRESH - 0.1
        return first, gate.recall(basic("k:"))

    assert asyncio.run(use()) == (asked.found, asked.found)
    assert asked.times >= 2


def test_a_revoked_key_dies(asked: Asked) -> None:
    async def revoke() -> list[KeyGrant | None]:
        gate = Gate()
        await gate.admit(basic("k:"), "k")
        asked.found = None
        asked.now += FRESH + 0.1
        return [gate.recall(basic("k:")), await gate.grant("k"), gate.recall(basic("k:"))]

    assert asyncio.run(revoke()) == [None, None, None]


def test_a_failed_renewal_is_tried_again(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: str) -> KeyGrant | None:
        raise ConnectionError

    async def use() -> list[KeyGrant | None]:
        gate = Gate()
        await gate.admit(basic("k:"), "k")
        asked.now += RENEWED + 0.1
        monkeypatch.setattr(gates, "look_up", away)
        meanwhile = await settled(gate, basic("k:"))
        monkeypatch.setattr(gates, "look_up", asked.look_up)
        return [meanwhile, await settled(gate, basic("k:"))]

    assert asyncio.run(use()) == [asked.found, asked.found]
    assert asked.times == 2


def test_unknown_keys_and_long_headers_are_not_remembered(asked: Asked) -> None:
    async def use() -> list[KeyGrant | None]:
        gate = Gate()
        await gate.admit(b"Bearer " + b"x" * 400, "k")
        asked.found = None
        await gate.admit(basic("no:"), "no")
        return [gate.recall(b"Bearer " + b"x" * 400), gate.recall(basic("no:"))]

    assert asyncio.run(use()) == [None, None]
