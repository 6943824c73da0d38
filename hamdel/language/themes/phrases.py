"""Phrases of a message: runs of one to three words that can name a theme."""

import re
from collections.abc import Iterator
from typing import Final

from ..fold import fold
from .empty_words import is_empty

LONGEST: Final = 3  # words
MOST_WORDS: Final = 400  # of a message; a longer one says its themes before
# A phrase never goes over the end of a clause.
_CLAUSE: Final = re.compile('[.,;:!?\u060c\u061b\u061f()\\[\\]{}\u00ab\u00bb"\n\u2026/|]+')
_SPACES: Final = re.compile(r"[^\S\u200c]+")


def phrases_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield (search form, as written) of each phrase; one starts and ends in a word that tells.

    A text that repeats a phrase gives it again.
    """
    left = MOST_WORDS
    for clause in _CLAUSE.split(text):
        words = [(fold(word), word) for word in _SPACES.split(clause) if word][:left]
        # What folds to nothing (an emoji's joiner, a lone mark) is no word.
        words = [(folded, written) for folded, written in words if folded]
        left -= len(words)
        yield from _runs(words)
        if left <= 0:
            return


def _runs(words: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    empty = [is_empty(folded) for folded, _ in words]
    for start in range(len(words)):
        if empty[start]:
            continue
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            if not empty[end - 1]:
                run = words[start:end]
                yield " ".join(f for f, _ in run), " ".join(w for _, w in run)
