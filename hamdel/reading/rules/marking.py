"""A text cut where words weighed, so that a screen can mark them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hamdel.language.reader.reading import Weighed

LIGHT: Final = 0.15  # of the weightiest: what is lighter is not marked


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `weight` is 0 for what is not marked, above zero for, below against."""

    text: str
    weight: float = 0.0


def pieces_of(text: str, weighed: Iterable[Weighed]) -> tuple[Piece, ...]:
    """Cut a text at the words that weighed; of two that overlap the weightier is marked."""
    words = sorted(weighed, key=lambda word: -abs(word.weight))
    least = abs(words[0].weight) * LIGHT if words else 0.0
    taken: list[Weighed] = []
    for word in words:
        clear = all(word.end <= other.start or other.end <= word.start for other in taken)
        if clear and abs(word.weight) > least and 0 <= word.start < word.end <= len(text):
            taken.append(word)
    pieces, place = [], 0
    for word in sorted(taken):
        if place < word.start:
            pieces.append(Piece(text[place : word.start]))
        pieces.append(Piece(text[word.start : word.end], word.weight))
        place = word.end
    if place < len(text):
        pieces.append(Piece(text[place:]))
    return tuple(pieces)
