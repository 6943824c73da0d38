"""Names of people: folded, compared, and shortened for an avatar."""

import unicodedata
from functools import lru_cache

from .fold import plain
from .fold_letters import ZWNJ
from .name_skeleton import is_persian, skeleton, sounds_of
from .name_words import (
    FAMILY_ENDS,
    FAMILY_STARTS,
    FIRST_PARTS,
    GIVEN_NAMES,
    SECOND_PARTS,
    TITLES,
    TITLES_OF_FAMILY,
)
from .string_distance import jaro_winkler, one_edit_apart

_LONGEST = 100
_ALIKE = 0.88
_SCRIPTS_APART = 0.95
_UNLIKE_SKELETONS = 0.85
_SPACING = 0.95


def fold_name(name: str) -> str:
    """Return the form that spellings of one name share: «علی‌رضا» = «علیرضا» = «علي رضا».

    Folded letters, without titles (آقای, دکتر, سید …), given names of two parts and family names
    with زاده, پور … written as one word. For comparing, never for showing or identifying.
    """
    return _fold_name(name[:_LONGEST])


@lru_cache(maxsize=5_000)
def _fold_name(name: str) -> str:
    words = plain(name).split()
    return " ".join(_one_word([word for word in words if word not in TITLES] or words))


def similarity(a: str, b: str) -> float:
    """Return how alike two names are, 0 to 1; 1 is the same after folding.

    The share of letters whose word has a like one (Jaro-Winkler from 0.88) in the other name, in
    any order. Names that differ only in spacing, and a Persian beside a Latin spelling, which are
    compared by their consonants, reach 0.95 at most.
    """
    left, right = fold_name(a), fold_name(b)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if is_persian(left) != is_persian(right):
        return _SCRIPTS_APART * _word_by_word(skeleton(left), skeleton(right))
    if left.replace(" ", "") == right.replace(" ", ""):
        return _SPACING
    return _word_by_word(left.split(), right.split())


def family_names_agree(a: str, b: str) -> bool | None:
    """Tell whether two names can be of one family: True, False, or None where it can't be told.

    Letters of one sound (ث س ص) are one; a longer family name agrees with its part
    («رضایی» and «رضایی تهرانی»); given and family name may change places. One letter of difference
    in a long name may be a typing error: None. So is a name without a family name.
    """
    left, right = _family(a), _family(b)
    if not left or not right:
        return None
    if is_persian(left[0]) != is_persian(right[0]):
        return _agree_across_scripts(left, right)
    ours, theirs = {sounds_of(word) for word in left}, {sounds_of(word) for word in right}
    if ours <= theirs or theirs <= ours or _same_words(a, b):
        return True
    near = one_edit_apart(sounds_of("".join(left)), sounds_of("".join(right)))
    return None if near else False


def initials(name: str) -> str:
    """Return the first letters of the first and last word, «م‌ر» or "MR"; "" for no name.

    A half space keeps Persian letters from joining. Titles do not count.
    """
    words = [word for word in name[:_LONGEST].split() if any(map(str.isalnum, word))]
    own = [word for word in words if plain(word) not in TITLES] or words
    letters = [_first_letter(word) for word in (own[:1] + own[1:][-1:])]
    return (ZWNJ if own and is_persian(plain(name)) else "").join(letters).upper()


def _first_letter(word: str) -> str:
    composed = unicodedata.normalize("NFC", word)
    return next((char for char in composed if char.isalnum()), "")


def _one_word(words: list[str]) -> list[str]:
    """Put parts of names together that are written together as often as apart."""
    joined: list[str] = []
    after: str | None = None
    for index, word in enumerate(words):
        given = index == 1 and after in FIRST_PARTS and word in SECOND_PARTS
        ends = len(joined) > 1 and word in FAMILY_ENDS
        begun = len(joined) > 1 and after in FAMILY_STARTS
        article = after is not None and after in {"عبد", "ابو"} and word.startswith("ال")
        if given or ends or begun or article:
            joined[-1] += word
        else:
            joined.append(word)
        after = word
    return joined


def _family(name: str) -> list[str]:
    """Return the words of the family name, or none where there may be none."""
    head, comma, _ = name[:_LONGEST].replace("،", ",").partition(",")
    if comma and len(fold_name(head).split()) == 1:
        return [fold_name(head)]
    words = fold_name(name).split()
    if len(words) > 1:
        return words[1:]
    titled = set(plain(name[:_LONGEST]).split()) & TITLES_OF_FAMILY
    return words if titled and words and words[0] not in GIVEN_NAMES else []


def _same_words(a: str, b: str) -> bool:
    left, right = fold_name(a).split(), fold_name(b).split()
    return len(left) > 1 and sorted(map(sounds_of, left)) == sorted(map(sounds_of, right))


def _agree_across_scripts(left: list[str], right: list[str]) -> bool | None:
    ours, theirs = "".join(skeleton(" ".join(left))), "".join(skeleton(" ".join(right)))
    if not ours or not theirs:
        return None
    if ours == theirs:
        return True
    return False if jaro_winkler(ours, theirs) < _UNLIKE_SKELETONS else None


def _word_by_word(left: list[str], right: list[str]) -> float:
    """Return the share of letters whose word has a like word on the other side."""
    total = sum(map(len, left)) + sum(map(len, right))
    if not total:
        return 0.0
    return (_found(left, right) + _found(right, left)) / total


def _found(words: list[str], others: list[str]) -> float:
    left, score = list(others), 0.0
    for word in words:
        best = max(((jaro_winkler(word, other), other) for other in left), default=(0.0, ""))
        if best[0] >= _ALIKE:
            left.remove(best[1])
            score += best[0] * len(word)
    return score
