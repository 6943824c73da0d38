"""Bytes of strangers as text that can be looked at: nothing in it acts, nothing hides."""

import unicodedata
from typing import Final

_KEPT: Final = frozenset("\n\t\u200c\u200d")  # lines, tabs, and the joiners of Persian words


def shown_bytes(body: bytes, *, most: int) -> tuple[str, bool]:
    """The beginning of a body as text, and whether that is all of it.

    What is no UTF-8 stands as hexadecimal, controls and marks of direction as U+XXXX in brackets.
    """
    start = body[:most]
    text = start.decode(errors="backslashreplace").replace("\r\n", "\n")
    return "".join(map(_letter, text)), len(body) <= most


def _letter(letter: str) -> str:
    if letter in _KEPT or unicodedata.category(letter)[0] != "C":
        return letter
    return f"⟨U+{ord(letter):04X}⟩"
