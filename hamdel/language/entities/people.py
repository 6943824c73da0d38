"""Names of people: after a title, where something introduces them, or known as names."""

from collections.abc import Iterator

from .capital_words import BEFORE_PERSON, NO_PEOPLE, PLACES_AFTER
from .entity import Entity
from .family_names import CORE_FAMILIES, ENDINGS, FAMILY_NAMES, GLUED_PARTS, NO_FAMILIES, PARTS
from .finglish import sounds
from .given_names import FINGLISH_NAMES, GIVEN_ALSO_WORDS, GIVEN_NAMES, PERSIAN_LATIN, SURE_NAMES
from .message import Message
from .name_contexts import (
    AFTER_GIVEN,
    AFTER_INTRODUCER,
    INTRODUCES,
    KIN,
    LADY,
    NO_PERSON_AFTER,
    NO_PERSON_BEFORE,
    NOT_A_NAME,
    OF_FAMILY,
    SURE_TITLES,
    TITLES,
)
from .tense_words import MAYBE_PAST, PAST, PRESENT
from .word_sets import words

_MOST_WORDS = 4
_MOST_TITLES = 6
_REACH = 4
_SHORTEST = 3
_SHORTEST_FAMILY = 5
_ONE_SPELLING = str.maketrans("يىك", "ییک")
# Endings glued to a name in speech: «آیلینه», «رضای من».
_LOOSE = words("ه ی م و رو ست ش ام")
_NO_LOOSE = words("ماهانه سالانه شاهانه کامرانی حسینی حسنی علیه")
_KNOWN = GIVEN_NAMES | FAMILY_NAMES
_SOUNDS = frozenset(
    sounds(name)
    for name in (*PERSIAN_LATIN, *(name for name in CORE_FAMILIES if name.isascii()))
    if len(name) >= _SHORTEST_FAMILY
)
_I_AM = words("هستم ام میباشم hastam")
_CONTEXTS = (INTRODUCES | KIN | OF_FAMILY) - GIVEN_NAMES
_TRIGGERS = (
    TITLES
    | _CONTEXTS
    | BEFORE_PERSON
    | GIVEN_NAMES
    | frozenset(name + end for name in SURE_NAMES if not name.isascii() for end in _LOOSE)
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
            yield _person(message, first, last, cut)
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
        if quoted and word in _KNOWN and _namelike(message, at):
            yield _person(message, at, at, 0)


_QUOTES = frozenset("«\"'\u201c\u2018")
_CLOSING = frozenset("»\"'\u201d,.")


def _at(message: Message, at: int) -> tuple[int, int, int] | None:
    """Return the first and last word of a name, and its loose letters, that begins at `at`."""
    tokens, word = message.tokens, message.tokens.words[at]
    if word in TITLES and (span := _titled(message, at)):
        return span
    if word in _CONTEXTS:
        return _after_context(message, at, word)
    if word in BEFORE_PERSON:
        return _capitalized(message, at + 1)
    if _elsewhere(message, at) or tokens.word(at + 1) in NO_PERSON_AFTER:
        return None
    return _by_itself(message, at)


def _capitalized(message: Message, at: int) -> tuple[int, int, int] | None:
    """Read a name that nobody knows by its capital letter: "with Noreen", "by a Mossy"."""
    tokens = message.tokens
    at += tokens.word(at) in {"a", "to", "my", "be"}
    word = tokens.word(at)
    shown = word.isascii() and len(word) >= _SHORTEST and _capital(message, at)
    if not shown or word in NO_PEOPLE or not _namelike(message, at):
        return None
    if _shouted(message, at):
        return None
    span = _whole(message, at, guess=False)
    return None if tokens.word(span[1] + 1) in PLACES_AFTER else span


def _elsewhere(message: Message, at: int) -> bool:
    """Tell whether the name is of a street, a saint, or stands in a hashtag."""
    tokens, before = message.tokens, message.tokens.word(at - 1)
    if before in NO_PERSON_BEFORE or before in {"#", "_", "@"} or tokens.word(at + 1) == "_":
        return True
    return before in GIVEN_NAMES and tokens.word(at - 2) in NO_PERSON_BEFORE


def _after_context(message: Message, at: int, word: str) -> tuple[int, int, int] | None:
    if word in INTRODUCES:
        return _introduced(message, at + 1)
    if word in OF_FAMILY:
        of_family = message.tokens.word(at + 1) in FAMILY_NAMES and _namelike(message, at + 1)
        return _whole(message, at + 1, guess=False) if of_family else None
    if word in BEFORE_PERSON and (span := _capitalized(message, at + 1)):
        return span
    return _known_name(message, at + 1)


def _titled(message: Message, at: int) -> tuple[int, int, int] | None:
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
    if not _namelike(message, here):
        return None
    word = tokens.word(here)
    known = _knows(word) or _loose(word) or _family_like(word)
    if tokens.word(here - 1) == "اقا" and word.endswith("ی") and word[:-1] in GIVEN_NAMES:
        return here, here, 1  # «آقا رضای من»
    told = sure and word in GIVEN_NAMES and _closed(message, here + 2)
    return _whole(message, here, guess=told) if sure or known else None


def _closed(message: Message, at: int) -> bool:
    """Tell whether a name can end before the word `at`: at a sign, a verb, a common word."""
    word = message.tokens.word(at)
    return not word.isalpha() or word in NOT_A_NAME or word in PRESENT or _verb(word)


_PREPOSITIONS = words("از با به توسط سرکار جناب نزد پیش همکارم همکارتون کارشناستون az ba be")


def _introduced(message: Message, at: int) -> tuple[int, int, int] | None:
    """Read the name that follows «به نام», «اسمم», "my name is"."""
    tokens = message.tokens
    for here in range(at, at + _REACH):
        word = tokens.word(here)
        if _knows(word) or _loose(word):
            return _whole(message, here, guess=True) if _namelike(message, here) else None
        if word not in AFTER_INTRODUCER:
            capital = word.isascii() and _capital(message, here) and tokens.word(here - 1) in _IS
            return _whole(message, here, guess=True) if capital else None
    return None


_IS = words("is : named called it's name , ,")


def _known_name(message: Message, at: int) -> tuple[int, int, int] | None:
    at += message.tokens.word(at) in {",", ":"}
    word = message.tokens.word(at)
    known = word in GIVEN_NAMES or _loose(word) or (word.isascii() and _knows(word))
    return _whole(message, at, guess=False) if known and _namelike(message, at) else None


def _by_itself(message: Message, at: int) -> tuple[int, int, int] | None:
    """Read a given name that stands alone, or with a family name or «جان» after it."""
    tokens, word = message.tokens, message.tokens.words[at]
    if not _namelike(message, at) or _shouted(message, at):
        return None
    told = tokens.word(at - 1) in _PREPOSITIONS
    span = _whole(message, at, guess=_says_i_am(message, at), family=told)
    if any(tokens.word(here) in PLACES_AFTER for here in (span[1], span[1] + 1)) and _capital(
        message, span[1]
    ):
        return None
    after = tokens.word(at + 1)
    if span[1] > at and (word in SURE_NAMES or after in CORE_FAMILIES):
        return span
    if after in AFTER_GIVEN and word in GIVEN_NAMES and word not in _DEAR:
        return span
    return span if word in SURE_NAMES or _loose(word) else None


_DEAR = words("عزیز گل گلی عسل نفس مادر محترم آقا یار دنیا دکتر پری")


def _says_i_am(message: Message, at: int) -> bool:
    tokens = message.tokens
    return any(tokens.word(here) in _I_AM for here in range(at + 1, at + _REACH))


def _whole(
    message: Message, first: int, *, guess: bool, family: bool = False
) -> tuple[int, int, int]:
    """Return where the name that begins at `first` ends.

    `guess` takes one unknown word more, `family` one that ends as family names do.
    """
    tokens = message.tokens
    last, cut = first, _cut(tokens.word(first))
    given = tokens.word(first) in GIVEN_NAMES or tokens.word(first).isascii()
    while not cut and last - first < _MOST_WORDS - 1 and _namelike(message, last + 1):
        word = tokens.word(last + 1)
        ending = word in FAMILY_NAMES or _family_like(word) or (word.isascii() and _knows(word))
        ending = ending or word in GLUED_PARTS or (word in PARTS and last > first)
        both = tokens.word(last) in GIVEN_ALSO_WORDS and word in GIVEN_ALSO_WORDS
        two = word in GIVEN_NAMES and given and last == first and not both
        two = two and not _title_after(message, last + 2)
        latin = word.isascii() and _capital(message, last + 1) and _capital(message, last)
        latin = latin and word not in NO_PEOPLE and not _shouted(message, last + 1)
        new = given and last == first and len(word) >= _SHORTEST
        unknown = new and (guess or (family and word.endswith("ی") and len(word) > _SHORTEST + 1))
        if not (ending or two or latin or _cut(word) or (unknown and word not in _KNOWN)):
            break
        last += 1
        cut = _cut(word)
    while last > first and not cut and _continues(message, last + 1):
        last += 1
    return first, last, cut


def _continues(message: Message, at: int) -> bool:
    """Tell whether a half space joins the word to the family name before: «دولت‌آبادی»."""
    word = message.tokens.word(at)
    return message.tokens.joined(at) and len(word) >= _SHORTEST and word.isalpha()


def _family_like(word: str) -> bool:
    """Tell whether the word is made as family names are: «رستم‌پور», «کریمیان»."""
    if word in NO_FAMILIES or word in ENDINGS:
        return False
    if word.endswith("یان"):
        return word[:-3] in _KNOWN or word[:-2] in _KNOWN
    return word.endswith(ENDINGS)


def _title_after(message: Message, at: int) -> bool:
    return message.tokens.word(at) in AFTER_GIVEN


def _knows(word: str) -> bool:
    """Tell whether the word is a name, in any spelling that Finglish has for it."""
    return word in _KNOWN or (len(word) > _SHORTEST_FAMILY - 1 and sounds(word) in _SOUNDS)


def _loose(word: str) -> bool:
    return _cut(word) > 0


def _cut(word: str) -> int:
    """Return how many letters are glued to a known name: «آیلینه» 1, 0 for a name as it is."""
    if (
        word in _KNOWN
        or word in PARTS
        or word in NOT_A_NAME
        or word in _NO_LOOSE
        or word.isascii()
    ):
        return 0
    for size in (1, 2):
        end, name = word[-size:], word[:-size]
        strong = name in SURE_NAMES or (name in FAMILY_NAMES and end in {"ه", "م", "و", "رو"})
        if end in _LOOSE and strong and len(name) >= _SHORTEST:
            return size
    return 0


def _namelike(message: Message, at: int) -> bool:
    """Tell whether the word may be of a name: a word, free, and no common one."""
    word = message.tokens.word(at)
    if len(word) < 2 or not word.isalpha() or not message.free(at, at):  # noqa: PLR2004
        return False
    if word in NOT_A_NAME or word in TITLES or word in PRESENT or _verb(word):
        return False
    return not word.isascii() or _capital(message, at) or _small(message, at, word)


def _small(message: Message, at: int, word: str) -> bool:
    """Tell whether a Latin word without a capital is a name, as Finglish writes them."""
    if word in FINGLISH_NAMES:
        return True
    before, after = message.tokens.word(at - 1), message.tokens.word(at + 1)
    named = before in TITLES or before in _KNOWN or before in _CONTEXTS
    whole = word in GIVEN_NAMES and after in FAMILY_NAMES
    return _knows(word) and word not in GIVEN_ALSO_WORDS and (named or whole)


def _verb(word: str) -> bool:
    if word in PAST:
        return True
    family = word.startswith("میر") and len(word) > _SHORTEST_FAMILY
    present = word.startswith(("می", "نمی")) and not family
    return word not in _KNOWN and (word in MAYBE_PAST or present)


def _capital(message: Message, at: int) -> bool:
    tokens = message.tokens
    return 0 <= at < len(tokens) and tokens.text[tokens.starts[at]].isupper()


def _shouted(message: Message, at: int) -> bool:
    tokens = message.tokens
    return len(tokens.words[at]) > 1 and tokens.text[tokens.starts[at] : tokens.ends[at]].isupper()


def _person(message: Message, first: int, last: int, cut: int) -> Entity:
    tokens = message.tokens
    start, end = tokens.starts[first], tokens.ends[last] - cut
    value = " ".join(tokens.text[start:end].split()).translate(_ONE_SPELLING)
    return message.take("person", value, first, last, cut=cut)
