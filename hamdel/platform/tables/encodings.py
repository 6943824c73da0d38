"""Which letters the bytes of a file mean; rather refused than read wrong."""

import codecs
import re
from typing import Final

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_NARROW: Final = ("cp1256", "iso-8859-6")
_UTF7: Final = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
_ARABIC: Final = (("\u0600", "\u06ff"), ("\u0750", "\u077f"), ("\ufb50", "\ufeff"))
# A letter of ours inside a Latin word: the bytes are another alphabet's.
_INSIDE_LATIN: Final = re.compile("[A-Za-z][\u0600-\u06ff]")
_LOOKED_AT: Final = 1 << 16
_MOSTLY: Final = 0.9
_ENOUGH: Final = 3


class Undecodable(ValueError):
    """It can't be told which letters the bytes mean."""


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    UTF-8, UTF-16 and UTF-32 with or without their mark, UTF-7, and the two old encodings of
    Persian and Arabic, told apart by what they make of the bytes. Raises Undecodable.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, name), name
    if b"\x00" in content[:_LOOKED_AT]:
        return _wide(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _narrow(content)
    return _seven_bit(content, text)


def _strictly(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise Undecodable(name) from error


def _wide(content: bytes) -> tuple[str, str]:
    """Two or four bytes a letter without a mark; or a NUL in an ordinary text."""
    for name in _WIDE:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return text, name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        raise Undecodable("utf-16") from error


def _plausible(text: str) -> bool:
    some = text[:_LOOKED_AT]
    usual = sum(letter.isascii() or _is_arabic(letter) for letter in some)
    return usual >= _MOSTLY * len(some) and "\x00" not in some and ("\n" in some or "\r" in some)


def _narrow(content: bytes) -> tuple[str, str]:
    best = max(((name, _score(content, name)) for name in _NARROW), key=lambda one: one[1])
    if best[1] < _MOSTLY:
        raise Undecodable("one byte a letter, but not Persian or Arabic")
    return _strictly(content, best[0]), best[0]


def _score(content: bytes, name: str) -> float:
    """The share of Arabic letters among those that are not ASCII."""
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        return 0.0
    letters = [one for one in text[:_LOOKED_AT] if not one.isascii() and not one.isspace()]
    arabic = sum(_is_arabic(one) or one in "\u200c\u200d«»" for one in letters)
    arabic -= len(_INSIDE_LATIN.findall(text[:_LOOKED_AT]))
    return arabic / len(letters) if letters else 0.0


def _seven_bit(content: bytes, text: str) -> tuple[str, str]:
    """UTF-7 looks like ASCII with `+BkYGJw` in it; a phone number like +98912 does not decode."""
    if not content.isascii() or len(_UTF7.findall(content[:_LOOKED_AT])) < _ENOUGH:
        return text, "utf-8"
    try:
        other = content.decode("utf-7")
    except UnicodeDecodeError:
        return text, "utf-8"
    letters = [one for one in other if not one.isascii()]
    arabic = sum(map(_is_arabic, letters))
    return (other, "utf-7") if letters and arabic >= _MOSTLY * len(letters) else (text, "utf-8")


def _is_arabic(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _ARABIC)
