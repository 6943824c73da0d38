"""How many parts a text message takes, as GSM 03.38 and 03.40 have it.

The default alphabet packs 160 characters into one message, 153 into each of several (the head of a
part takes the rest); a character of its extension counts twice. Whatever else is in a text, all of
it goes as UCS-2: 70 and 67 units of 16 bits. Neither a pair nor an escape is torn between parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

_DEFAULT: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION: Final = frozenset("\f^{}\\[~]|€")
_BEYOND: Final = 0xFFFF  # letters past it are pairs
_ROOM: Final = {"gsm7": (160, 153), "ucs2": (70, 67)}


@dataclass(frozen=True, slots=True)
class Parts:
    """A text as messages: `units` are septets or 16-bit units, `left` how many the last has room for."""

    encoding: Literal["gsm7", "ucs2"]
    units: int
    parts: int
    left: int


def parts_of(text: str) -> Parts:
    """Count the parts of a text; an empty one has none."""
    plain = all(letter in _DEFAULT or letter in _EXTENSION for letter in text)
    encoding: Literal["gsm7", "ucs2"] = "gsm7" if plain else "ucs2"
    sizes = [_size(letter, plain=plain) for letter in text]
    whole, part = _ROOM[encoding]
    units = sum(sizes)
    if units <= whole:
        return Parts(encoding, units, 1 if units else 0, whole - units)
    count, used = _packed(sizes, part)
    return Parts(encoding, units, count, part - used)


def _size(letter: str, *, plain: bool) -> int:
    twice = letter in _EXTENSION if plain else ord(letter) > _BEYOND
    return 2 if twice else 1


def _packed(sizes: Sequence[int], room: int) -> tuple[int, int]:
    """How many parts there are, and what is used of the last."""
    count, used = 1, 0
    for size in sizes:
        if used + size > room:
            count, used = count + 1, 0
        used += size
    return count, used
