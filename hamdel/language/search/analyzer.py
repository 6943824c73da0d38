"""The words under which a text is found."""

from typing import Final

from ..fold import parted_words
from .stems import stem

LONGEST_TERM: Final = 64  # characters; what is longer is found by its beginning
MOST_TERMS: Final = 20_000  # of one text
_LONGEST_TEXT: Final = 400_000


def index_terms(text: str) -> list[str]:
    """Return the search terms of a text: its words' stems in order, then those of their parts.

    A word with a half space gives itself joined and its parts, so that «پی‌گیری» is found by
    «پیگیری» and by «پی گیری». Terms hold letters, digits and single symbols, never a space. Of a
    very long text the beginning is taken.
    """
    words = parted_words(text[:_LONGEST_TEXT])
    terms = [stem(word[:LONGEST_TERM]) for word, _ in words]
    terms.extend(stem(part[:LONGEST_TERM]) for _, parts in words for part in parts)
    return terms[:MOST_TERMS]
