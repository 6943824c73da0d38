"""Names of people: after a title, where something introduces them, or known as names."""

from collections.abc import Iterator

from .capital_names import capital_name, name_of_doer
from .capital_words import AFTER_PERSON, BEFORE_PERSON, FROM, NO_PEOPLE, PLACES_AFTER, SIGN_OFFS
from .entity import Entity
from .family_names import CORE_FAMILIES, FAMILY_NAMES
from .given_names import GIVEN_NAMES, MOSTLY_NAMES, SURE_NAMES
from .message import Message
from .name_contexts import (
    AFTER_GIVEN,
    AFTER_INTRODUCER,
    CLOSING,
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
from .signed_names import quoted_names, signed_names
from .tense_words import PRESENT
from .word_sets import words

_MOST_TITLES = 6
_REACH = 6
_SHORTEST = 3
_SHORTEST_FAMILY = 5
_I_AM = words("هستم ام میباشم hastam")
_ENGLISH = (BEFORE_PERSON | AFTER_PERSON | FROM) - GIVEN_NAMES
_TRIGGERS = (
    TITLES
    | CONTEXTS
    | _ENGLISH
    | GIVEN_NAMES
    | CORE_FAMILIES
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
        yield from quoted_names(message)
    if not message.vocabulary.isdisjoint(SIGN_OFFS):
        yield from signed_names(message)


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
    mine = word not in FAMILY_NAMES and word.endswith("ی") and word[:-1] in GIVEN_NAMES
    if tokens.word(here - 1) == "اقا" and mine:
        return here, here, 1  # «آقا رضای من»
    latin = word.isascii() and is_capital(message, here) and word not in NO_PEOPLE
    sure = sure or (latin and tokens.word(at).isascii())
    sure = sure and not (word not in KNOWN and word.endswith(_OF_TRADES))
    told = sure and word in GIVEN_NAMES and _closed(message, here + 2)
    rare = tokens.word(here - 1) in RARE_TITLES and _closed(message, here + 1)
    known = known or (rare and word.endswith("ی") and len(word) >= _SHORTEST_FAMILY)
    return whole_name(message, here, guess=told) if sure or known else None


def _closed(message: Message, at: int) -> bool:
    """Tell whether a name can end before the word `at`: at a sign, a verb, a common word."""
    word = message.tokens.word(at)
    if (
        word in SPEAKING
        or word in CLOSING
        or (at < len(message.tokens) and not message.free(at, at))
    ):
        return True
    return not word.isalpha() or word in NOT_A_NAME or word in PRESENT or is_verb(word)


# «آقای انباردار», «آقای تعمیرکار»: what somebody does.
_OF_TRADES = ("دار", "گیر", "کار", "چی", "بان")
_PREPOSITIONS = words("از با به توسط سرکار جناب نزد پیش همکارم همکارتون کارشناستون az ba be")


def _introduced(message: Message, at: int) -> Span | None:
    """Read the name that follows «به نام», «اسمم», "my name is"."""
    tokens = message.tokens
    for here in range(at, at + _REACH):
        word = tokens.word(here)
        if word.endswith("ه") and word not in KNOWN and word[:-1] in GIVEN_NAMES:
            return here, here, 1  # «اسمش میلاده»
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
    if word.endswith("ه") and word not in KNOWN and word[:-1] in MOSTLY_NAMES:
        return at, at, 1  # «تولد آرینه»
    known = word in GIVEN_NAMES or is_loose(word) or (word.isascii() and knows(word))
    return whole_name(message, at, guess=False) if known and namelike(message, at) else None


def _by_itself(message: Message, at: int) -> Span | None:
    """Read a given name that stands alone, or with a family name or «جان» after it."""
    tokens, word = message.tokens, message.tokens.words[at]
    if not namelike(message, at) or is_shouted(message, at):
        return None
    if word not in GIVEN_NAMES and word in CORE_FAMILIES:
        return _family_alone(message, at)
    if word == "ali" and tokens.word(at + 1) in _GREAT:
        return None
    told = tokens.word(at - 1) in _PREPOSITIONS
    span = whole_name(message, at, guess=_says_i_am(message, at), family=told)
    if any(tokens.word(here) in PLACES_AFTER for here in (span[1], span[1] + 1)) and is_capital(
        message, span[1]
    ):
        return None
    alone = word in SURE_NAMES or is_loose(word) or _own_line(message, at)
    alone = alone or tokens.word(span[1] + 1) in _NAMED_SO or _family_in_finglish(message, at)
    alone = alone or (
        word in MOSTLY_NAMES and (told or _enclosed(message, span) or _speaks(message, at + 1))
    )
    return span if alone or _named_on(message, span) else None


def _family_alone(message: Message, at: int) -> Span | None:
    """Read a family name without a given one that is known: «حیدری نامی», "Mohadese Karimi"."""
    if message.tokens.word(at + 1) not in _NAMED_SO and not _family_in_finglish(message, at):
        return None
    _, last, cut = whole_name(message, at, guess=False)
    before = message.tokens.word(at - 1)
    given = before.isascii() and is_capital(message, at - 1) and before not in NO_PEOPLE
    given = given and at > 1 and namelike(message, at - 1)
    return at - given, last, cut


def _family_in_finglish(message: Message, at: int) -> bool:
    """Tell whether a word of Finglish is a family name, by its capital letter inside a sentence."""
    word = message.tokens.words[at]
    family = word in CORE_FAMILIES and word.isascii() and at > 0 and is_capital(message, at)
    return family and message.language == "finglish"


def _enclosed(message: Message, span: Span) -> bool:
    """«یه پیک دارین، پویا.»: a name between signs after the one it belongs to."""
    before, after = message.tokens.word(span[0] - 1), message.tokens.word(span[1] + 1)
    role = message.mentions(_ALL_ROLES)
    return role and before in {",", "«"} and after in {",", "»", ".", "!"}


def _named_on(message: Message, span: Span) -> bool:
    """Tell whether what follows makes the word a name: a family name, «جان», «خانم»."""
    tokens, (first, last, _) = message.tokens, span
    after = tokens.word(first + 1)
    if last > first:
        english = after.isascii() and message.language == "en" and after not in NO_PEOPLE
        return after in CORE_FAMILIES or (english and first > 0 and is_capital(message, first + 1))
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


# «یه حیدری نامی»: one called so.
_ALL_ROLES = ROLES | words("کوچ coach")
_NAMED_SO = words("نامی nami naami")
# "Ali bood": it was great.
_GREAT = words("bood bud bude boodid budid ast hast e bood, kar bashe")
_DEAR = words("عزیز گل گلی عسل نفس مادر محترم آقا یار دنیا دکتر پری")


def _says_i_am(message: Message, at: int) -> bool:
    tokens = message.tokens
    return any(tokens.word(here) in _I_AM for here in range(at + 1, at + _REACH))
