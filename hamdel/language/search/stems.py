"""Light stems: what forms of one word have in common, for search only.

Endings are taken off alike where a text is indexed and where it is asked for, so a stem need not
be a word. Persian by the rules below, English by Porter's second algorithm (snowballstem.org).
"""

import re
from functools import lru_cache
from typing import Final

import snowballstemmer

_LONGEST: Final = 40
_SHORTEST_ENGLISH: Final = 4
_VERB: Final = re.compile(r"ن?می(?=\w{2,}(?:م|ی|د|ند|یم|ید)\Z)")
# What is left keeps three letters; before a plural ان four, for «تهران» and «زبان» are none.
_ENDINGS: Final = (
    re.compile(
        r"(?<=\w{3})(?:ترین|تری|تر|هایی|های|ها|هایم|هایش|هایت"
        r"|ات|اش|یم|ید|ند|ام|م|ی)\Z"
    ),
    re.compile(r"(?<=\w{4})(?:شان|ان)\Z"),
)
_PASSES: Final = 2
_ENGLISH: Final = snowballstemmer.stemmer("english")


def stem(word: str) -> str:
    """Return the stem of one folded word; a word it can say nothing of comes back as it is."""
    if len(word) > _LONGEST or not word.isalpha():
        return word
    return _stem(word)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    if word.isascii():
        return word if len(word) < _SHORTEST_ENGLISH else str(_ENGLISH.stemWord(word))
    left = _VERB.sub("", word, count=1)
    for _ in range(_PASSES):
        for ending in _ENDINGS:
            left = ending.sub("", left, count=1)
    return left
