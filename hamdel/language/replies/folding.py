"""How a line is compared: one spelling of letters, digits and signs, without invisible marks.

Unlike the search form it keeps punctuation, for a colon or a bracket tells an attribution.
"""

import unicodedata
from typing import Final

# Direction marks, joiners, soft hyphens and byte order marks show nothing.
INVISIBLE: Final = "\u00ad\u061c\u180e\u200b\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
_MOST_KNOWN: Final = 20_000
_SAME: Final = {
    **dict.fromkeys(INVISIBLE, ""),
    **dict.fromkeys("\u0640\u0621", ""),
    **dict.fromkeys("\u200c\u00a0\u202f\t", " "),
    **dict.fromkeys("يىېۍێےئ", "ی"),
    **dict.fromkeys("كڪګ", "ک"),
    **dict.fromkeys("ةەہۃھۀ", "ه"),
    **dict.fromkeys("ٱآأإ", "ا"),
    **dict.fromkeys("ؤۆ", "و"),
    "ڕ": "ر",
    "ڵ": "ل",
    "\u0131": "i",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u05f3\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u05f4", '"'),
    **dict.fromkeys("\uff1a\ufe30\ufe55", ":"),
    **dict.fromkeys("،、\uff0c", ","),
}


class _Signs(dict[int, str]):
    """What each code point becomes; bounded, so hostile text can not fill the memory."""

    def __missing__(self, code: int) -> str:
        becomes = _sign(chr(code))
        if len(self) < _MOST_KNOWN:
            self[code] = becomes
        return becomes


def _sign(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return "" if category in {"Mn", "Cf"} else char


_TABLE: Final = _Signs()


def folded(line: str) -> str:
    """Return the comparing form of a line: lower case, single spaces, no accents or marks."""
    if not line.isascii():
        line = unicodedata.normalize("NFKD", line).translate(_TABLE)
    return " ".join(line.casefold().replace("&lt;", "<").replace("&gt;", ">").split())
