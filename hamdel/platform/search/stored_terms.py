"""Terms as both databases keep them: letters and digits that neither parts nor changes."""

import re
from collections.abc import Iterable
from typing import Final

from hamdel.language.search import index_terms

# Letters that SQLite's unicode61 (Unicode 6.1) and PostgreSQL take for such, in lower case.
_PLAIN: Final = re.compile(
    "[0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u0373\u0386-\u03ce\u0400-\u0481\u048a-\u0527"
    "\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fcc\uac00-\ud7a3]+"
)
# PostgreSQL's tsvector holds 1 MB at most.
_MOST_BYTES: Final = 900_000


def stored_term(term: str) -> str:
    """Return a term as it is kept: itself, or for other letters and symbols its bytes in hex."""
    if _PLAIN.fullmatch(term):
        return term
    return "x" + term.encode("utf-8", "surrogatepass").hex()


def stored_terms(text: str) -> list[str]:
    """Return the terms of a text as they are kept; of a very long text the first."""
    terms = list(map(stored_term, index_terms(text)))
    return terms if len(terms) < 2_000 else list(_fitting(terms))  # noqa: PLR2004


def _fitting(terms: Iterable[str]) -> Iterable[str]:
    room = _MOST_BYTES
    for term in terms:
        room -= len(term.encode()) + 1
        if room < 0:
            return
        yield term
