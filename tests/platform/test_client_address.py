"""Whose address a request comes from."""

from typing import Any

import pytest

from hamdel.platform.client_address import client_of


@pytest.mark.parametrize(
    ("proxies", "said", "address"),
    [
        (0, [b"6.6.6.6"], "203.0.113.7"),
        (1, [b"6.6.6.6, 198.51.100.9"], "198.51.100.9"),
        (1, [b"6.6.6.6", b"198.51.100.9"], "198.51.100.9"),
        (2, [b"6.6.6.6, 198.51.100.9, 10.0.0.1"], "198.51.100.9"),
        (2, [b"10.0.0.1"], "203.0.113.7"),
        (1, [b""], "203.0.113.7"),
        (1, [], "203.0.113.7"),
    ],
)
def test_the_client_behind_proxies(
    proxies: int, said: list[bytes], address: str, settings: Any
) -> None:
    settings.PROXIES = proxies
    headers = [(b"host", b"x"), *((b"x-forwarded-for", one) for one in said)]
    assert client_of({"client": ("203.0.113.7", 1), "headers": headers}) == address


def test_nobody_is_known_on_a_local_socket(settings: Any) -> None:
    settings.PROXIES = 0
    assert client_of({"client": None, "headers": []}) == ""
