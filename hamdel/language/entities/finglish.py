"""One spelling for the many ways a Persian word is typed in Latin letters."""

import re
from functools import lru_cache

from ..number_vocabulary import NUMBER_WORDS
from .word_sets import words

_SHORTEST = 4
_LONGEST = 16
# The spelling that the readers know; others lead to it.
_KNOWN = words(
    "daghighe saniye hafte rooz rooze saat saate mah mahe sale toman tomani darsad emrooz dirooz "
    "parirooz emshab dishab parishab farda pasfarda pish ghabl digeh ayande shanbe yekshanbe doshanbe "
    "seshanbe chaharshanbe panjshanbe jome farvardin ordibehesht khordad mordad shahrivar mehr aban "
    "azar bahman esfand khanom khanome khanoome aghaye agha sefaresh sefaresham rahgiri peygiri"
)
_OTHER = {
    "daghe": "daghighe",
    "dayghe": "daghighe",
    "deyghe": "daghighe",
    "deghighe": "daghighe",
    "dighe": "daghighe",
    "jomhe": "jome",
    "tuman": "toman",
    "emruz": "emrooz",
    "diruz": "dirooz",
    "digar": "dige",
}
_SAME = ((re.compile("q"), "gh"), (re.compile("x"), "kh"), (re.compile("oo|ou|uu"), "u"))
_VOWELS = ((re.compile("aa+"), "a"), (re.compile("ee+|iy|ie"), "i"), (re.compile("eh\\Z"), "e"))
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1+")


def sounds(word: str) -> str:
    """Return the form that spellings of one Persian word in Latin letters share."""
    for pattern, becomes in (*_SAME, *_VOWELS):
        word = pattern.sub(becomes, word)
    return _TWICE.sub(r"\1", word)


def _table() -> dict[str, str]:
    numbers = {
        word
        for word, own in NUMBER_WORDS.items()
        if own.language == "finglish" and len(word) >= _SHORTEST
    }
    known = {sounds(word): word for word in sorted(_KNOWN | numbers)}
    return known | {sounds(word): becomes for word, becomes in _OTHER.items()}


_TABLE = _table()


@lru_cache(maxsize=20_000)
def known_spelling(word: str) -> str:
    """Return the spelling of a Latin word that the readers know: "diqe", "daqiqeh" are daghighe."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return word
    return _TABLE.get(sounds(word), word)
