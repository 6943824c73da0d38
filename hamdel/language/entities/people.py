"""Names of people: after a title, where something introduces them, or known as names."""

from collections.abc import Iterator

from .capital_names import capital_name, name_of_doer
from .capital_words import AFTER_PERSON, BEFORE_PERSON, FROM, PLACES_AFTER
from .entity import Entity
from .family_names import CORE_FAMILIES, FAMILY_NAMES
from .given_names import GIVEN_NAMES, MOSTLY_NAMES, SURE_NAMES
from .message import Message
from .name_contexts import (
    AFTER_GIVEN,
    AFTER_INTRODUCER,
    INTRODUCES,
    LADY,
    NO_NAMES_OF_ROLES,
    NO_PERSON_AFTER,
    NO_PERSON_BEFORE,
    NOT_A_NAME,
    OF_FAMILY,
    RARE_TITLES,
    ROLES,
    SPEAKING,
    SURE_TITLES,
    TITLES,
)
from .name_lookup import KNOWN, LOOSE, family_like, is_loose, is_verb, knows
from .name_spans import (
    CONTEXTS,
    Span,
    is_capital,
    is_shouted,
    namelike,
    person,
    whole_name,
)
from .tense_words import PRESENT
from .word_sets import words

_MOST_TITLES = 6
_REACH = 4
_SHORTEST = 3
_SHORTEST_FAMILY = 5
_I_AM = words("هستم ام میباشم hastam")
_ENGLISH = (BEFORE_PERSON | AFTER_PERSON | FROM) - GIVEN_NAMES
_TRIGGERS = (
    TITLES
    | CONTEXTS
    | _ENGLISH
    | GIVEN_NAMES
    | frozenset(name + end for name in SURE_NAMES if not name.isascii() for end in LOOSE)
)


def read_people(message: Message) -> Iterator[Entity]:
    """Yield the named people, without their titles."""
    if message.vocabulary.isdisjoint(_TRIGGERS):
        return
    at, size = 0, len(message.tokens)
    named = not message.vocabulary.isdisjoint(INTRODUCES)
    while at < size:
        span = _at(message, at) if message.tokens.words[at] in _TRIGGERS else None
        if span is not None:
            first, last, cut = span
            yield person(message, first, last, cut)
            at, named = last, True
        at += 1
    if named:
        yield from _quoted(message)


def _quoted(message: Message) -> Iterator[Entity]:
    """Yield the names in quotes, where the message speaks of names."""
    tokens = message.tokens
    if message.vocabulary.isdisjoint(_QUOTES):
        return
    for at, word in enumerate(tokens.words):
        quoted = tokens.word(at - 1) in _QUOTES and tokens.word(at + 1) in _CLOSING
        if quoted and word in KNOWN and namelike(message, at):
            yield person(message, at, at, 0)


_QUOTES = frozenset("«\"'\u201c\u2018")
_CLOSING = frozenset("»\"'\u201d,.")


def _at(message: Message, at: int) -> Span | None:
    """Return the first and last word of a name, and its loose letters, that begins at `at`."""
    tokens, word = message.tokens, message.tokens.words[at]
    if word in TITLES and (span := _titled(message, at)):
        return span
    if word in CONTEXTS or word in _ENGLISH:
        return _after_context(message, at, word)
    if _elsewhere(message, at) or tokens.word(at + 1) in NO_PERSON_AFTER:
        return None
    return _by_itself(message, at)


def _after_context(message: Message, at: int, word: str) -> Span | None:
    """Read the name that the word at `at` leads to."""
    span: Span | None = None
    if word in INTRODUCES:
        span = _introduced(message, at + 1)
    elif word in OF_FAMILY:
        known = message.tokens.word(at + 1) in FAMILY_NAMES and namelike(message, at + 1)
        span = whole_name(message, at + 1, guess=False) if known else None
    elif word in ROLES:
        span = _of_role(message, at + 1)
    elif word in CONTEXTS:
        span = _known_name(message, at + 1)
    if span is None and word in BEFORE_PERSON:
        span = capital_name(message, at + 1)
    if span is None and (word in AFTER_PERSON or word in FROM):
        span = name_of_doer(message, at)
    return span


def _elsewhere(message: Message, at: int) -> bool:
    """Tell whether the name is of a street, a saint, or stands in a hashtag."""
    tokens, before = message.tokens, message.tokens.word(at - 1)
    if before in NO_PERSON_BEFORE or before in {"#", "_", "@"} or tokens.word(at + 1) == "_":
        return True
    return before in GIVEN_NAMES and tokens.word(at - 2) in NO_PERSON_BEFORE


def _of_role(message: Message, at: int) -> Span | None:
    word = message.tokens.word(at)
    known = word in GIVEN_NAMES or word in CORE_FAMILIES
    if not known or word in NO_NAMES_OF_ROLES or not namelike(message, at):
        return None
    return whole_name(message, at, guess=False)


def _titled(message: Message, at: int) -> Span | None:
    tokens = message.tokens
    sure = False
    here = at
    while here < at + _MOST_TITLES and (
        tokens.word(here) in TITLES or (tokens.word(here) == "." and here > at)
    ):
        before = tokens.word(here - 1)
        sure = sure or tokens.word(here) in SURE_TITLES
        sure = sure or (tokens.word(here) in LADY and before in _PREPOSITIONS)
        here += 1
    if not namelike(message, here):
        return None
    word = tokens.word(here)
    known = knows(word) or is_loose(word) or family_like(word)
    if tokens.word(here - 1) == "اقا" and word.endswith("ی") and word[:-1] in GIVEN_NAMES:
        return here, here, 1  # «آقا رضای من»
    told = sure and word in GIVEN_NAMES and _closed(message, here + 2)
    rare = tokens.word(here - 1) in RARE_TITLES and _closed(message, here + 1)
    known = known or (rare and word.endswith("ی") and len(word) >= _SHORTEST_FAMILY)
    return whole_name(message, here, guess=told) if sure or known else None


def _closed(message: Message, at: int) -> bool:
    """Tell whether a name can end before the word `at`: at a sign, a verb, a common word."""
    word = message.tokens.word(at)
    return not word.isalpha() or word in NOT_A_NAME or word in PRESENT or is_verb(word)


_PREPOSITIONS = words("از با به توسط سرکار جناب نزد پیش همکارم همکارتون کارشناستون az ba be")


def _introduced(message: Message, at: int) -> Span | None:
    """Read the name that follows «به نام», «اسمم», "my name is"."""
    tokens = message.tokens
    for here in range(at, at + _REACH):
        word = tokens.word(here)
        if knows(word) or is_loose(word):
            return whole_name(message, here, guess=True) if namelike(message, here) else None
        if word not in AFTER_INTRODUCER:
            capital = word.isascii() and is_capital(message, here) and tokens.word(here - 1) in _IS
            return whole_name(message, here, guess=True) if capital else None
    return None


_IS = words("is : named called it's name , be of passenger guest recipient attendee to")


def _known_name(message: Message, at: int) -> Span | None:
    at += message.tokens.word(at) in {",", ":"}
    word = message.tokens.word(at)
    known = word in GIVEN_NAMES or is_loose(word) or (word.isascii() and knows(word))
    return whole_name(message, at, guess=False) if known and namelike(message, at) else None


def _by_itself(message: Message, at: int) -> Span | None:
    """Read a given name that stands alone, or with a family name or «جان» after it."""
    tokens, word = message.tokens, message.tokens.words[at]
    if not namelike(message, at) or is_shouted(message, at):
        return None
    told = tokens.word(at - 1) in _PREPOSITIONS
    span = whole_name(message, at, guess=_says_i_am(message, at), family=told)
    if any(tokens.word(here) in PLACES_AFTER for here in (span[1], span[1] + 1)) and is_capital(
        message, span[1]
    ):
        return None
    alone = word in SURE_NAMES or is_loose(word) or _own_line(message, at)
    alone = alone or (word in MOSTLY_NAMES and (told or _speaks(message, at + 1)))
    return span if alone or _named_on(message, span) else None


def _named_on(message: Message, span: Span) -> bool:
    """Tell whether what follows makes the word a name: a family name, «جان», «خانم»."""
    tokens, (first, last, _) = message.tokens, span
    after = tokens.word(first + 1)
    if last > first:
        return after in CORE_FAMILIES
    return after in AFTER_GIVEN and tokens.word(first) not in _DEAR


def _speaks(message: Message, at: int) -> bool:
    """Tell whether the word and the next say that somebody spoke, called, came."""
    tokens = message.tokens
    return tokens.word(at) in SPEAKING or tokens.word(at + 1) in SPEAKING


def _own_line(message: Message, at: int) -> bool:
    """Tell whether the word stands alone on the last line: a signature."""
    tokens = message.tokens
    return (
        0 < at == len(tokens) - 1
        and "\n" in tokens.folded[tokens.ends[at - 1] : tokens.starts[at]]
    )


_DEAR = words("عزیز گل گلی عسل نفس مادر محترم آقا یار دنیا دکتر پری")


def _says_i_am(message: Message, at: int) -> bool:
    tokens = message.tokens
    return any(tokens.word(here) in _I_AM for here in range(at + 1, at + _REACH))
