"""Continuation codes: six digits that carry a conversation to another channel, and the tokens of their links."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from hamdel.language.digits import ascii_digits

DIGITS: Final = 6
LASTS: Final = timedelta(hours=24)
MOST_BAD: Final = 5
LINK_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
LINK_LENGTH: Final = 24  # letters of 5 bits: 120 bits
_CODE: Final = re.compile(r"(?:/start\s+)?([0-9]{3})[\s\u200c-]?([0-9]{3})")
_LINK: Final = re.compile(rf"(?:/start\s+)?(k[a-z2-7]{{{LINK_LENGTH}}})")
_LONGEST: Final = 60


def code_in(text: str) -> str | None:
    """The code that a text is, and nothing else: `123456`, `۱۲۳ ۴۵۶`, `/start 123456`; None for none."""
    said = ascii_digits(text.strip()) if len(text) <= _LONGEST else ""
    found = _CODE.fullmatch(said)
    return None if found is None else found[1] + found[2]


def link_in(text: str) -> str | None:
    """The token of a link that a text is, also behind `/start` or at the end of an address."""
    said = text.strip().rpartition("/c/")[2] if len(text) < 300 else ""  # noqa: PLR2004 - an address
    found = _LINK.fullmatch(said)
    return None if found is None else found[1]


def neighbors(code: str) -> Iterator[str]:
    """The codes that differ from one in a single digit: who tries one after another meets them first."""
    for place, digit in enumerate(code):
        for other in "0123456789":
            if other != digit:
                yield code[:place] + other + code[place + 1 :]


def veiled(text: str) -> str:
    """What is kept of a text that was a code: the code itself stands nowhere."""
    return "•" * DIGITS if code_in(text) or link_in(text) else text
