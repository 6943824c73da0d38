"""Whether the words around a weekday speak of what was or of what is to come."""

from .tense_words import (
    ASKING_ENDS,
    ENGLISH_PAST,
    ENGLISH_PRESENT,
    IMPERFECT_PREFIXES,
    MAYBE_PAST,
    NO_ASKING,
    NO_PAST,
    PAST,
    PRESENT,
    WAITING,
)
from .tokens import Tokens

_REACH = 16
_ENDS = frozenset(".!?؟;…")
_ENGLISH_DAYS = ("day", "sat", "sun", "mon", "tue", "wed", "thu", "fri")
_SUPPOSED = frozenset({"قرار", "مقرر", "بنا", "gharar"})
_WAS = frozenset({"بود", "شد", "بوده", "bood", "bud", "shod"})
_FROM = frozenset({"از", "az"})
_AHEAD = frozenset({"برای", "برا", "واسه", "تا", "baraye", "barae", "vase", "ta"})
_AROUND = frozenset({"قبل", "بعد", "پیش", "ghabl", "bad", "bade", "pish"})
_ENGLISH_AHEAD = frozenset({"for", "by", "until", "till", "before", "next", "coming"})
_PROMISED = frozenset({"promised", "supposed", "due", "meant"})
_MODALS = frozenset(
    {"میشه", "نمیشه", "میشود", "نمیشود", "میتوان", "نمیتوان", "باید", "mishe", "nemishe", "bayad"}
)
_SHORTEST_VERB = 3
_NEGATED = ("نمی", "nemi", "نداره", "ندارم", "نیست", "nist", "نی")


def is_past(tokens: Tokens, at: int) -> bool:
    """Tell whether the clause around the word `at` is told in a past tense.

    Persian puts its verb at the end of a clause, so the first verb after the word speaks; in
    English the last before it does. A clause without a verb is of what comes.
    """
    word = tokens.word(at)
    if word.isascii() and (word.startswith(_ENGLISH_DAYS) or word.endswith("day")):
        return _english(tokens, at)
    before, after = _before(tokens, at), _after(tokens, at)
    if any(one in _WAS and two in _SUPPOSED for two, one in zip(before[1:], before, strict=False)):
        return True
    if before and before[0] in _AHEAD:
        return False
    if not _MODALS.isdisjoint((*before, *after)):
        return False  # «می‌شه جمعه عوض کرد؟» has no tense.
    return _told(before, after)


def _told(before: list[str], after: list[str]) -> bool:
    """Tell whether the first verb after the weekday, or the last before it, is past."""
    spoken = next((tense for one in after if (tense := _persian(one)) is not None), None)
    if spoken is None and any(one in MAYBE_PAST for one in after):
        spoken = True
    around = len(before) > 1 and before[1] in _AROUND
    if before and before[0] in _FROM and not spoken and not around:
        return spoken is None or any(one in WAITING or one.startswith(_NEGATED) for one in after)
    if spoken is None:
        spoken = next((tense for one in before if (tense := _persian(one)) is not None), False)
    return spoken


def _persian(word: str) -> bool | None:
    if word in PAST:
        return True
    asked = word.endswith(ASKING_ENDS) and len(word) > _SHORTEST_VERB and word not in NO_ASKING
    if word in PRESENT or asked:
        return False
    for prefix in IMPERFECT_PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            rest = word.removeprefix(prefix)
            return rest in PAST or rest in MAYBE_PAST
    return None


def _english(tokens: Tokens, at: int) -> bool:
    before = _before(tokens, at)
    promised = not _PROMISED.isdisjoint(before)
    if before and before[0] in _ENGLISH_AHEAD and not promised:
        return False
    words = (*before, *_after(tokens, at))
    for word, older in zip(words, (*words[1:], ""), strict=False):
        if older == "be":
            return False
        if word in ENGLISH_PAST or (
            word.endswith("ed") and len(word) > 3 and word not in NO_PAST  # noqa: PLR2004
        ):
            return True
        if word in ENGLISH_PRESENT:
            return False
    return False


def _before(tokens: Tokens, at: int) -> list[str]:
    """Return the words of the clause before `at`, nearest first."""
    found: list[str] = []
    for here in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if tokens.words[here] in _ENDS or _breaks(tokens, here + 1):
            break
        if tokens.words[here] == ",":
            if found:
                break
            continue
        found.append(tokens.words[here])
    return found


def _after(tokens: Tokens, at: int) -> list[str]:
    """Return the words of the clause after `at`, «می» put on its verb."""
    found: list[str] = []
    prefix = ""
    for here in range(at + 1, min(len(tokens), at + 1 + _REACH)):
        word = tokens.words[here]
        if word in _ENDS or _breaks(tokens, here):
            break
        if word in IMPERFECT_PREFIXES:
            prefix = word
            continue
        found.append(prefix + word)
        prefix = ""
    return found


def _breaks(tokens: Tokens, at: int) -> bool:
    return "\n" in tokens.folded[tokens.ends[at - 1] : tokens.starts[at]]
