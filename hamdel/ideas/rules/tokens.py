"""Tokens by which whoever was told of an idea refuses such news, without signing in.

A token is the id of the telling and a keyed digest of it; it does one thing, and doing it twice is
doing it once, so it does not run out.
"""

import base64
import hmac
import re
from hashlib import sha256
from typing import Final

_TOKEN: Final = re.compile(r"([0-9]{1,19})-([a-z2-7]{24})")
_BYTES: Final = 15  # 120 bits: 24 letters
_LARGEST: Final = 2**62


def stop_token(telling_id: int, *, key: str) -> str:
    """The token of a telling: digits, a hyphen, lower-case letters and digits."""
    said = hmac.new(key.encode(), str(telling_id).encode(), sha256).digest()[:_BYTES]
    return f"{telling_id}-{base64.b32encode(said).decode().lower()}"


def telling_in(token: str, *, key: str) -> int | None:
    """The telling that a token is of; None for one that is not ours."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    telling = int(found[1])
    right = hmac.compare_digest(token, stop_token(telling, key=key))
    return telling if right and telling <= _LARGEST else None
