"""Whether two ideas may say the same, by their words: what search finds by a single word is too much."""

from typing import Final

from hamdel.language.search import index_terms, stem
from hamdel.language.search.function_words import FUNCTION_WORDS

_SMALL: Final = frozenset(stem(word) for word in FUNCTION_WORDS)
_FEW: Final = 2
_SHARE: Final = 0.5  # of the words of the shorter title


def is_like(asked: str, title: str, text: str) -> bool:
    """Whether what somebody writes is like an idea: half of the shorter one's words are in the other.

    `asked` may be a title or a title and a text. Words are compared by their stems; small words count not.
    """
    mine, theirs = _words(asked), _words(title)
    if not mine or not theirs:
        return False
    return _covers(theirs, mine) or _covers(mine, theirs | _words(text))


def _covers(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether enough of some words are among others: half of them, and one alone only where it is all."""
    shared = len(some & others)
    return shared >= min(_FEW, len(some)) and shared >= _SHARE * len(some)


def _words(text: str) -> frozenset[str]:
    return frozenset(index_terms(text)) - _SMALL
