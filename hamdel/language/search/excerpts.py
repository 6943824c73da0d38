"""The part of a text where what is asked for stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from .analyzer import index_terms
from .asking import Query

MOST_LOOKED_AT: Final = 400  # words of a text
_BEFORE: Final = 16  # letters shown before the first word found
_MORE: Final = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row; `asked`: they are what was asked for."""

    text: str
    asked: bool


def excerpt(text: str, query: Query, *, most: int = 160) -> tuple[Piece, ...]:
    """Return about `most` letters of a text around the first word asked for, in pieces.

    The words are found by the analyzer of `index_terms`, however they are spelled; «…» stands for
    what is left out before. A text without any of them gives nothing, and of a long text only the
    beginning is looked at.
    """
    wanted = {term for asked in query.asked for way in asked.ways for term in way}
    words = text.split(maxsplit=MOST_LOOKED_AT)[:MOST_LOOKED_AT]
    found = [not wanted.isdisjoint(index_terms(word)) for word in words]
    if not any(found):
        return ()
    begin = _begin(words, found.index(True))
    shown = list(_fitting(words[begin:], found[begin:], most))
    if begin:
        shown.insert(0, (_MORE, False))
    return tuple(
        Piece(" ".join(word for word, _ in some), asked)
        for asked, some in groupby(shown, key=lambda one: one[1])
    )


def _begin(words: Sequence[str], first: int) -> int:
    """The word to begin with, some letters before the first that was found."""
    room, begin = _BEFORE, first
    while begin and room > len(words[begin - 1]):
        begin -= 1
        room -= len(words[begin]) + 1
    return begin


def _fitting(words: Sequence[str], found: Sequence[bool], most: int) -> Iterator[tuple[str, bool]]:
    for word, asked in zip(words, found, strict=True):
        yield word[:most], asked
        most -= len(word) + 1
        if most < 0:
            return
