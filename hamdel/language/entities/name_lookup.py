"""What a word is: a name, a name with loose letters at its end, a verb."""

from .family_names import CORE_FAMILIES, ENDINGS, FAMILY_NAMES, NO_FAMILIES, PARTS
from .finglish import sounds
from .given_names import GIVEN_NAMES, PERSIAN_LATIN, SURE_NAMES
from .name_contexts import NOT_A_NAME
from .tense_words import MAYBE_PAST, PAST
from .word_sets import words

_SHORTEST = 3
_SHORTEST_FAMILY = 5
# Endings glued to a name in speech: «آیلینه», «رضای من».
LOOSE = words("ه ی م و رو ست ش ام")
_NO_LOOSE = words("ماهانه سالانه شاهانه کامرانی حسینی حسنی علیه")
KNOWN = GIVEN_NAMES | FAMILY_NAMES
_SOUNDS = frozenset(
    sounds(name)
    for name in (*PERSIAN_LATIN, *(name for name in CORE_FAMILIES if name.isascii()))
    if len(name) >= _SHORTEST_FAMILY
)


def family_like(word: str) -> bool:
    """Tell whether the word is made as family names are: «رستم‌پور», «کریمیان»."""
    if word in NO_FAMILIES or word in ENDINGS:
        return False
    if word.endswith("یان"):
        return word[:-3] in KNOWN or word[:-2] in KNOWN
    return word.endswith(ENDINGS)


def knows(word: str) -> bool:
    """Tell whether the word is a name, in any spelling that Finglish has for it."""
    return word in KNOWN or (len(word) > _SHORTEST_FAMILY - 1 and sounds(word) in _SOUNDS)


def is_loose(word: str) -> bool:
    """Tell whether letters of speech are glued to the end of a known name."""
    return loose_letters(word) > 0


def loose_letters(word: str) -> int:
    """Return how many letters are glued to a known name: «آیلینه» 1, 0 for a name as it is."""
    if word in KNOWN or word in PARTS or word in NOT_A_NAME or word in _NO_LOOSE or word.isascii():
        return 0
    for size in (1, 2):
        end, name = word[-size:], word[:-size]
        strong = name in SURE_NAMES or (name in FAMILY_NAMES and end in {"ه", "م", "و", "رو"})
        if end in LOOSE and strong and len(name) >= _SHORTEST:
            return size
    return 0


def _wished(word: str) -> bool:
    """«نفرستین», «بنویسید»."""
    return word.startswith(("ب", "ن")) and word.endswith(("ین", "ید")) and len(word) > _LONG


_LONG = 5


def is_verb(word: str) -> bool:
    """Tell whether the word is a form of a verb and no name."""
    if word in PAST or (word not in KNOWN and _wished(word)):
        return True
    family = word.startswith("میر") and len(word) > _SHORTEST_FAMILY
    present = word.startswith(("می", "نمی")) and not family
    return word not in KNOWN and (word in MAYBE_PAST or present)
