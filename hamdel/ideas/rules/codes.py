"""Codes that prove an address: six digits, kept as a keyed digest, valid a short while."""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Literal

from hamdel.language.digits import ascii_digits

DIGITS: Final = 6
LIVES: Final = timedelta(minutes=15)
TRIES: Final = 5
Judgment = Literal["right", "wrong", "old", "tried"]


def new_code(draw: Callable[[int], int]) -> str:
    """A code; `draw(n)` gives a number below n that nobody can foresee."""
    return str(draw(10**DIGITS)).zfill(DIGITS)


def code_digest(code: str, *, salt: str, key: str) -> bytes:
    """What is kept of a code: six digits are guessed at once by who has the key, and only by them."""
    return hmac.new(key.encode(), f"{salt} {code}".encode(), sha256).digest()


def typed_code(text: str) -> str:
    """The code that somebody typed, in any digits, with blanks or hyphens between."""
    kept = "".join(one for one in ascii_digits(text) if not one.isspace() and one not in "-\u200c")
    return kept if kept.isascii() and kept.isdecimal() and len(kept) == DIGITS else ""


def judge(typed: bytes, kept: bytes, *, tries: int, sent_at: datetime, now: datetime) -> Judgment:
    """Whether a code proves it. `tries`: how many were wrong before this one."""
    if now - sent_at > LIVES:
        return "old"
    if tries >= TRIES:
        return "tried"
    return "right" if hmac.compare_digest(typed, kept) else "wrong"
