"""Letters as matching and the models see them: one table, made once."""

import unicodedata

from .digits import ARABIC_DIGITS, ASCII_DIGITS, FULLWIDTH_DIGITS, PERSIAN_DIGITS
from .fold_letters import ZWNJ

_SAME = {
    **dict.fromkeys("يىېےۍێ", "ی"),
    **dict.fromkeys("كڪګ", "ک"),
    **dict.fromkeys("ۀةەہۂۃھ", "ه"),
    **dict.fromkeys("أإٱ", "ا"),
    "ؤ": "و",
    "٪": "%",
    **{
        typed: plain
        for digits in (PERSIAN_DIGITS, ARABIC_DIGITS, FULLWIDTH_DIGITS)
        for typed, plain in zip(digits, ASCII_DIGITS, strict=True)
    },
}
# Harakat, Koranic marks and the tatweel.
_MARKS = ((0x0610, 0x061B), (0x0640, 0x0641), (0x064B, 0x0660), (0x0670, 0x0671), (0x06D6, 0x06EE))
_UNSEEN_CHARS = (
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
# What nobody sees or reads over, and signs that stand for others: a half space of old programs,
# the rial. These go before addresses are looked for.
SIGNS: dict[int, str] = {
    **dict.fromkeys(map(ord, _UNSEEN_CHARS), ""),
    **{code: "" for first, after in _MARKS for code in range(first, after)},
    0xAC: ZWNJ,
    ord("﷼"): "ریال",
}
# Arabic letters as old fonts and PDF files spell them: each in its shape.
_SHAPES = ((0xFB50, 0xFDD0), (0xFDF0, 0xFE00), (0xFE70, 0xFEFD))


def _table() -> dict[int, str]:
    table = {ord(typed): plain for typed, plain in _SAME.items()}
    for first, after in _SHAPES:
        for code in range(first, after):
            plain = unicodedata.normalize("NFKC", chr(code)).translate(SIGNS).strip()
            if plain != chr(code):
                table[code] = "".join(_SAME.get(char, char) for char in plain)
    return table


LETTERS = _table()
