"""Letters as search sees them: one table over Unicode, made as characters are met."""

import unicodedata
from sys import intern

from .digits import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS

ZWNJ = "\u200c"
_MOST_KNOWN = 20_000

_SAME = {
    **dict.fromkeys("يىېۍێے", "ی"),
    **dict.fromkeys("كڪګ", "ک"),
    **dict.fromkeys("ةەہۃھ", "ه"),
    **dict.fromkeys("ٱآأإ", "ا"),
    "ؤ": "و",
    "ئ": "ی",
    "ء": "",
    "ـ": "",
    "\u0131": "i",
    ZWNJ: ZWNJ,
    # Inside a number or a name these part nothing.
    "٬": "",
    "'": "",
    "\u2019": "",
    "\u00ac": ZWNJ,
    **dict(zip(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2, strict=True)),
}
# Marks over Latin, Greek, Cyrillic, Hebrew and Arabic letters; elsewhere marks are vowels.
_MARKS = (
    (0x0300, 0x0370),
    (0x0483, 0x048A),
    (0x0591, 0x05C8),
    (0x0610, 0x061B),
    (0x064B, 0x0660),
    (0x0670, 0x0671),
    (0x06D6, 0x06EE),
    (0x08CA, 0x0900),
    (0x1AB0, 0x1B00),
    (0x1DC0, 0x1E00),
    (0x20D0, 0x2100),
    (0xFE00, 0xFE30),
    (0xE0100, 0xE01F0),
)


class _Letters(dict[int, str]):
    """What each code point becomes; bounded, so hostile text can not fill the memory."""

    def __missing__(self, code: int) -> str:
        becomes = intern(_letter(chr(code)))
        if len(self) < _MOST_KNOWN:
            self[code] = becomes
        return becomes


def _letter(char: str) -> str:
    code = ord(char)
    if char in _SAME or any(first <= code < after for first, after in _MARKS):
        return _SAME.get(char, "")
    category = unicodedata.category(char)
    if category in {"Cf", "Sk"}:
        return "" if code > 0x7F else " "  # noqa: PLR2004
    if category == "So":
        return f" {char} "
    if category[0] in "PZS" or category in {"Cc", "Cs", "Co"}:
        return " "
    return char


_TABLE = _Letters()


def letters(text: str) -> str:
    """Return `text` with each letter in its search form and half spaces still standing.

    Anything that is no letter, digit or symbol such as an emoji becomes a space.
    """
    if not text.isascii():
        # Compatibility forms and accents come apart before the table drops the accents.
        text = unicodedata.normalize("NFKD", text)
    folded = text.casefold().translate(_TABLE)
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)
