"""The key of a request."""

import asyncio
import base64

import pytest
from django.db import connections

from hamdel.interactions.ingest.gate import Gate, secret_of


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
