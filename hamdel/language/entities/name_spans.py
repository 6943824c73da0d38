"""Where a name goes on and ends among the words of a message."""

from .capital_words import NO_PEOPLE
from .entity import Entity
from .family_names import FAMILY_NAMES, GLUED_PARTS, PARTS
from .given_names import FINGLISH_NAMES, GIVEN_ALSO_WORDS, GIVEN_NAMES
from .message import Message
from .name_contexts import (
    AFTER_GIVEN,
    INTRODUCES,
    KIN,
    NOT_A_NAME,
    OF_FAMILY,
    ROLES,
    SURE_TITLES,
    TITLES,
)
from .name_lookup import KNOWN, family_like, is_verb, knows, loose_letters
from .same_length import FILLER
from .tense_words import PRESENT
from .word_sets import words

# First and last word, and how many letters at the end are no part of the name.
Span = tuple[int, int, int]
_MOST_WORDS = 4
_SHORTEST = 3
_ONE_SPELLING = str.maketrans("يىك", "ییک")
_YOU_ARE = words("hasti hasty")
_DEAR_AFTER = words("jan joon jun jon khanom khanoom khanum agha aqa")
_SECOND_PARTS = words("زاد راد فر پرست دوست منش آبادی اله کاردان گو نام ور الدین راده")
# Words after which a name may come.
CONTEXTS = (INTRODUCES | KIN | OF_FAMILY | ROLES) - GIVEN_NAMES


def whole_name(message: Message, first: int, *, guess: bool, family: bool = False) -> Span:
    """Return where the name that begins at `first` ends.

    `guess` takes one unknown word more, `family` one that ends as family names do.
    """
    tokens = message.tokens
    last, cut = first, loose_letters(tokens.word(first))
    given = tokens.word(first) in GIVEN_NAMES or tokens.word(first).isascii()
    while not cut and last - first < _MOST_WORDS - 1 and namelike(message, last + 1):
        word = tokens.word(last + 1)
        ending = word in FAMILY_NAMES or family_like(word) or (word.isascii() and knows(word))
        ending = ending or word in GLUED_PARTS or (word in PARTS and last > first)
        ending = ending or _joined_family(message, last + 1) or _enclosed(message, first, last + 1)
        both = tokens.word(last) in GIVEN_ALSO_WORDS and word in GIVEN_ALSO_WORDS
        two = word in GIVEN_NAMES and given and last == first and not both
        two = two and not _title_after(message, last + 2)
        latin = word.isascii() and is_capital(message, last + 1) and is_capital(message, last)
        latin = latin and word not in NO_PEOPLE and not is_shouted(message, last + 1)
        new = given and last == first and len(word) >= _SHORTEST
        unknown = new and (guess or (family and word.endswith("ی") and len(word) > _SHORTEST + 1))
        if not (ending or two or latin or loose_letters(word) or (unknown and word not in KNOWN)):
            break
        last += 1
        cut = loose_letters(word)
    while not cut and _continues(message, last + 1, alone=last == first):
        last += 1
    return first, last, cut


def _continues(message: Message, at: int, *, alone: bool) -> bool:
    """Tell whether a half space joins the word to the family name before: «دولت‌آبادی»."""
    word = message.tokens.word(at)
    if alone and word not in GLUED_PARTS | _SECOND_PARTS:
        return False
    return message.tokens.joined(at) and len(word) >= _SHORTEST and word.isalpha()


def _enclosed(message: Message, first: int, last: int) -> bool:
    """Tell whether commas or quotes enclose the words: «مادرم، صدیقه کاردان، …»."""
    tokens = message.tokens
    opened, closed = tokens.word(first - 1), tokens.word(last + 1)
    return last == first + 1 and (opened == closed == "," or (opened, closed) == ("«", "»"))


def _joined_family(message: Message, at: int) -> bool:
    """Tell whether the word begins a family name of two joined parts: «نیک‌زاد», «وطن‌خواه»."""
    tokens = message.tokens
    return tokens.joined(at + 1) and tokens.word(at + 1) in GLUED_PARTS | _SECOND_PARTS


def _title_after(message: Message, at: int) -> bool:
    return message.tokens.word(at) in AFTER_GIVEN


def namelike(message: Message, at: int) -> bool:
    """Tell whether the word may be of a name: a word, free, and no common one."""
    word = message.tokens.word(at)
    if len(word) < 2 or not word.isalpha() or not message.free(at, at):  # noqa: PLR2004
        return False
    if word in NOT_A_NAME or word in TITLES or word in PRESENT or is_verb(word):
        return False
    return not word.isascii() or is_capital(message, at) or _small(message, at, word)


def _small(message: Message, at: int, word: str) -> bool:
    """Tell whether a Latin word without a capital is a name, as Finglish writes them."""
    if word in FINGLISH_NAMES or word in _YOU_ARE:
        return word not in _YOU_ARE
    before, after = message.tokens.word(at - 1), message.tokens.word(at + 1)
    if before in SURE_TITLES:
        return len(word) > _SHORTEST  # "aghaye shokri": the e says that a name follows.
    named = before in TITLES or before in KNOWN or before in CONTEXTS
    whole = word in GIVEN_NAMES and (after in FAMILY_NAMES or after in _DEAR_AFTER)
    return knows(word) and word not in GIVEN_ALSO_WORDS and (named or whole)


def is_capital(message: Message, at: int) -> bool:
    """Tell whether the word is typed with a capital letter."""
    tokens = message.tokens
    return 0 <= at < len(tokens) and tokens.text[tokens.starts[at]].isupper()


def is_shouted(message: Message, at: int) -> bool:
    """Tell whether the word is typed in capitals alone."""
    tokens = message.tokens
    return len(tokens.words[at]) > 1 and tokens.text[tokens.starts[at] : tokens.ends[at]].isupper()


def person(message: Message, first: int, last: int, cut: int) -> Entity:
    """Return the person that the words name; ي and ك of the Arabic keyboard are ی and ک."""
    tokens = message.tokens
    start, end = tokens.starts[first], tokens.ends[last] - cut
    while tokens.folded[end - 1] == FILLER:
        end, cut = end - 1, cut + 1  # «زارعِ»: the ezafe.
    value = " ".join(tokens.text[start:end].split()).translate(_ONE_SPELLING)
    return message.take("person", value, first, last, cut=cut)
