"""A form of the text in which one spelling stands for all, every character in its old place."""

import unicodedata

from ..digits import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS
from ..fold_letters import ZWNJ

# What a word is written without: vowels, tatweel. It keeps a place, and words drop it.
FILLER = "\u0640"
_MOST_KNOWN = 20_000

_SAME = {
    **dict.fromkeys("يىېۍێےئ", "ی"),
    **dict.fromkeys("كڪګ", "ک"),
    **dict.fromkeys("ةەۀہۃھۂ", "ه"),
    **dict.fromkeys("ٱآأإ", "ا"),
    "ؤ": "و",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("٪\uff05", "%"),
    **dict.fromkeys("٬،", ","),
    "٫": ".",
    "؟": "?",
    "؛": ";",
    "\u2044": "/",
    "\u2019": "'",
    "\u0131": "i",
    "\n": "\n",
    **dict(zip(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2, strict=True)),
}


class _Letters(dict[int, str]):
    """What each code point becomes, always one character; bounded like the table of `fold`."""

    def __missing__(self, code: int) -> str:
        becomes = _letter(chr(code))
        if len(self) < _MOST_KNOWN:
            self[code] = becomes
        return becomes


def _letter(char: str) -> str:
    category = unicodedata.category(char)
    kept = {"Mn": FILLER, "Cf": ZWNJ, "Zs": " "}.get(category)
    if char in _SAME or kept is not None:
        return _SAME.get(char) or kept or char
    plain = unicodedata.normalize("NFKC", char).lower()
    if len(plain) != 1:
        plain = char.lower() if len(char.lower()) == 1 else char
    bare = unicodedata.normalize("NFD", plain)[0]  # é, ş
    return bare if bare.isascii() and bare.isalpha() else _SAME.get(plain, plain)


_TABLE = _Letters()


def same_length(text: str) -> str:
    """Return `text` with letters, digits, dashes and spaces of one form each, lower case.

    The result is as long as `text`, so a place in it is the same place in the text.
    Zero-width characters are all half spaces, marks over letters are U+0640.
    """
    return text.lower() if text.isascii() else text.translate(_TABLE)
