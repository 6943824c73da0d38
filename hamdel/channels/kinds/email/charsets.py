"""Bytes of mails as text, whatever charset they say they are in.

What is valid UTF-8 is UTF-8, whatever it says. Persian and Arabic mail that names a western charset, or
none, is in windows-1256 far more often than in anything else.
"""

import codecs
import re
from typing import Final

_ALIASES: Final = {
    "cp65001": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-8-sig": "utf-8", "x-utf-8": "utf-8",
    "iso-8859-6-i": "iso8859-6", "iso-8859-6-e": "iso8859-6", "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8", "x-windows-1256": "cp1256", "x-cp1256": "cp1256", "win-1256": "cp1256",
    "x-mac-arabic": "mac_arabic", "x-mac-farsi": "mac_farsi", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "x-sjis": "cp932",
    "shift_jis": "cp932", "windows-31j": "cp932", "latin-1": "cp1252", "iso-8859-1": "cp1252",
    "tis-620": "cp874", "x-euc-jp": "euc_jp", "unicode": "utf-16",
}  # fmt: skip
# What programs write that do not know the charset.
_VAGUE: Final = frozenset({None, "ascii", "utf-8", "cp1252", "iso8859-15"})
_ARABIC: Final = ("cp1256", "iso8859-6")
_WEST: Final = "cp1252"
_MARKS: Final = frozenset({codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE})
_SAMPLE: Final = 20_000
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.:()-]{0,40}")
# Codecs that are no charset of mails: they would read text as something else.
_NEVER: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem"}
)
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_MOSTLY: Final = 0.6  # of the letters: western text read as Arabic has far fewer


def decode(data: bytes, declared: str = "") -> str:
    """Text of bytes, the charset they say being a hint. Never raises; what fits nowhere is U+FFFD."""
    said = _decoded(data, codec_named(declared))
    # UTF-7 can say halves of characters, which nothing can store.
    return said if said.isascii() else said.encode("utf-8", "replace").decode("utf-8")


def _decoded(data: bytes, named: str | None) -> str:
    if data[:2] in _MARKS:
        named = "utf-16"
    elif not data.isascii() and not _is_stateful(named or ""):
        try:
            return data.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError:
            named = _likely(data, named)
    try:
        return data.decode(named or "utf-8").removeprefix("\ufeff")
    except (UnicodeError, ValueError):
        return data.decode(named or "utf-8", "replace").removeprefix("\ufeff")


def _likely(data: bytes, named: str | None) -> str:
    """The charset of bytes that are no UTF-8, whatever they say."""
    if named == "utf-8" and _is_nearly_utf8(data):
        return "utf-8"
    if named not in _VAGUE:
        return named or _WEST
    shares = {one: _arabic_share(data, one) for one in _ARABIC}
    best = max(shares, key=lambda one: shares[one])
    return best if shares[best] >= _MOSTLY else _WEST


def codec_named(declared: str) -> str | None:
    """Python's name of a charset that a mail names; "ascii" for none, None for one nobody knows."""
    name = declared.strip().strip("\"'").strip().lower()
    name = _ALIASES.get(name, name)
    if not name:
        return "ascii"
    if not _NAME.fullmatch(name):
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in _NEVER else None


def _is_stateful(name: str) -> bool:
    return name.startswith(("utf-16", "utf-32", "utf-7", "iso2022", "hz"))


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 but for a few broken bytes, as where a line was cut."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return broken * 10 < sum(map(len, _HIGH.findall(data)))


def _arabic_share(data: bytes, codec: str) -> float:
    """How much of a text's letters are Arabic if it is in this charset."""
    shown = data[:_SAMPLE].decode(codec, "replace")
    letters = [one for one in shown if one.isalpha() or one == "\ufffd"]
    arabic = sum("\u0620" <= one <= "\u06d5" for one in letters)
    return arabic / len(letters) if letters else 0.0
