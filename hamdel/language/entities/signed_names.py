"""Names known by where they stand: in quotes, or at the end of a letter."""

from collections.abc import Iterator

from .capital_words import NO_PEOPLE, SIGN_OFFS
from .entity import Entity
from .message import Message
from .name_lookup import KNOWN
from .name_spans import is_capital, is_shouted, namelike, person

_MOST_SIGNED = 3
_QUOTES = frozenset("«\"'\u201c\u2018")
_CLOSING = frozenset("»\"'\u201d,.")


def signed_names(message: Message) -> Iterator[Entity]:
    """Yield the name under an English letter, on no list as it may be: "Best, Amelia"."""
    tokens = message.tokens
    first = last = len(tokens) - 1
    first -= tokens.word(last) in {".", "!"}
    last = first
    while first >= 0 and last - first < _MOST_SIGNED and _signs(message, first):
        first -= 1
    parted = tokens.word(first) == "," and tokens.word(first - 1) in SIGN_OFFS
    if parted and first < last:
        yield person(message, first + 1, last, 0)


def _signs(message: Message, at: int) -> bool:
    word = message.tokens.word(at)
    shown = word.isascii() and is_capital(message, at) and not is_shouted(message, at)
    return shown and word.isalpha() and word not in NO_PEOPLE and message.free(at, at)


def quoted_names(message: Message) -> Iterator[Entity]:
    """Yield the names in quotes, where the message speaks of names."""
    tokens = message.tokens
    if message.vocabulary.isdisjoint(_QUOTES):
        return
    for at, word in enumerate(tokens.words):
        quoted = tokens.word(at - 1) in _QUOTES and tokens.word(at + 1) in _CLOSING
        if quoted and word in KNOWN and namelike(message, at):
            yield person(message, at, at, 0)
