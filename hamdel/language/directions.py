"""Base direction and language of paragraphs, for mails and other pages that leave the house."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from .which import which_language

Direction = Literal["ltr", "rtl"]
_STRONG: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_TAGS: Final = {"fa": "fa", "mixed": "fa", "en": "en", "finglish": "fa-Latn"}
_ADDRESS: Final = re.compile(r"https?://\S+|\S+@\S+")


class Manner(NamedTuple):
    """How a paragraph is written: `tag` is its language by BCP 47, "" where that is not sure."""

    direction: Direction
    tag: str


def direction_of(text: str, *, otherwise: Direction = "rtl") -> Direction:
    """Return the base direction of one paragraph: that of most of its words.

    A word has the direction of its first strong character (UAX 9); where as many go either way the
    first strong one decides, as P2 has it. Web and mail addresses count for nothing. `otherwise`
    is for text without a strong character.
    """
    words = [way for word in _ADDRESS.sub(" ", text).split() if (way := _first_strong(word))]
    right, left = words.count("rtl"), words.count("ltr")
    if right != left:
        return "rtl" if right > left else "ltr"
    return _first_strong(text) or otherwise


def manner_of(text: str, *, otherwise: Direction = "rtl") -> Manner:
    """Return the direction and language of one paragraph."""
    return Manner(direction_of(text, otherwise=otherwise), _TAGS.get(which_language(text), ""))


def manner_of_all(paragraphs: Iterable[str], *, otherwise: Direction = "rtl") -> Manner:
    """Return the direction that most of the paragraphs with words have, and the language of all."""
    said = [one for one in paragraphs if _first_strong(one)]
    ways = [direction_of(one) for one in said]
    right, left = ways.count("rtl"), ways.count("ltr")
    most = (
        otherwise if not ways else ways[0] if right == left else "rtl" if right > left else "ltr"
    )
    return Manner(most, _TAGS.get(which_language("\n".join(said)), ""))


def _first_strong(text: str) -> Direction | None:
    for letter in text:
        way = _STRONG.get(unicodedata.bidirectional(letter))
        if way is not None:
            return "rtl" if way == "rtl" else "ltr"
    return None
