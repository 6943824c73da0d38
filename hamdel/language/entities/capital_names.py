"""Names that no list has, by their capital letter and what stands beside them in English."""

from .capital_words import FROM, NO_PEOPLE, PLACES_AFTER, STARTS, WORK
from .message import Message
from .name_spans import Span, is_capital, is_shouted, namelike, whole_name

_SHORTEST = 3
_BETWEEN = frozenset({"a", "to", "my", "be", "for"})


def capital_name(message: Message, at: int) -> Span | None:
    """Read the name that begins at the word `at`, after "ask", "my aunt", "surname"."""
    tokens = message.tokens
    at += tokens.word(at) in _BETWEEN
    word = tokens.word(at)
    shown = word.isascii() and len(word) >= _SHORTEST and is_capital(message, at)
    if not shown or word in NO_PEOPLE or not namelike(message, at) or is_shouted(message, at):
        return None
    span = whole_name(message, at, guess=False)
    return None if tokens.word(span[1] + 1) in PLACES_AFTER else span


def name_of_doer(message: Message, at: int) -> Span | None:
    """Read the name before the word `at` that says what its bearer did or where they work.

    "Noreen said", "Imke from support".
    """
    tokens = message.tokens
    if tokens.word(at - 1) in STARTS or (
        tokens.word(at) in FROM
        and (tokens.word(at + 1) not in WORK or tokens.word(at + 1) == "front")
    ):
        return None
    span = capital_name(message, at - 1)
    return span if span is not None and span[1] == at - 1 else None
