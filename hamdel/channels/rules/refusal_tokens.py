"""Tokens by which the recipient of a message refuses more of its kind, without signing in.

A token is the id of the delivery and a keyed digest of it; it does one thing, and doing it twice is
doing it once, so it does not run out.
"""

import base64
import hmac
import re
from hashlib import sha256
from typing import Final

_TOKEN: Final = re.compile(r"([0-9]{1,19})-([a-z2-7]{24})")
_BYTES: Final = 15  # 120 bits: 24 letters


def refusal_token(delivery_id: int, *, key: str) -> str:
    """The token of a delivery: digits, a hyphen, lower-case letters and digits."""
    return f"{delivery_id}-{_digest(delivery_id, key)}"


def delivery_in(token: str, *, key: str) -> int | None:
    """The delivery that a token is of; None for one that is not ours."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    delivery = int(found[1])
    right = hmac.compare_digest(found[2], _digest(delivery, key))
    return delivery if right and delivery < 2**63 else None


def _digest(delivery_id: int, key: str) -> str:
    said = hmac.new(key.encode(), str(delivery_id).encode(), sha256).digest()[:_BYTES]
    return base64.b32encode(said).decode().lower()
