"""Whether the words around a weekday speak of what was or of what is to come."""

from .tense_words import (
    ASKING_ENDS,
    ENGLISH_PAST,
    ENGLISH_PRESENT,
    IMPERFECT_PREFIXES,
    MAYBE_PAST,
    NO_ASKING,
    NO_COPULAS,
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
_WAS = frozenset({"بود", "بوده", "bood", "bud"})
# «گفته بودین چهارشنبه می‌رسه»: what had been said of a day now past.
_HAD_SAID = frozenset({"گفته", "قول", "وعده", "gofte", "ghol"})
_HAD = frozenset(
    {"بود", "بودین", "بودید", "بودن", "بودند", "بودم", "boodin", "budin", "bud", "bood"}
)
_SINCE_THEN = frozenset({"دارم", "داریم", "دارن", "daram", "darim"})
_UNTIL = frozenset({"تا", "ta"})
_FROM = frozenset({"از", "az"})
_AHEAD = frozenset({"برای", "برا", "واسه", "تا", "baraye", "barae", "vase", "ta"})
_AROUND = frozenset({"قبل", "بعد", "پیش", "ghabl", "bad", "bade", "pish"})
_ENGLISH_AHEAD = frozenset({"for", "by", "until", "till", "before", "next", "coming"})
_PROMISED = frozenset({"promised", "supposed", "due", "meant", "scheduled", "booked", "expected"})
_WERE = frozenset({"was", "were", "been", "had"})
_ARE = frozenset({"is", "are", "am", "m", "s", "re"})
_MODALS = frozenset(
    {"میشه", "نمیشه", "میشود", "نمیشود", "میتوان", "نمیتوان", "باید", "mishe", "nemishe", "bayad"}
)
_SHORTEST_VERB = 3
_SHORTEST_NOUN = 4
_NEAR = 4
_COPULAS = ("شه", "یه", "ونه", "مه", "ست", "esh", "eshe", "ame")
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
    if _was_promised(before):
        return True
    if before and before[0] in _AHEAD:
        return before[0] in _UNTIL and _waited(after)
    if not _MODALS.isdisjoint((*before, *after)):
        return False  # «می‌شه جمعه عوض کرد؟» has no tense.
    return _told(before, after)


def _was_promised(before: list[str]) -> bool:
    pairs = tuple(zip(before[1:], before, strict=False))
    return any(
        (one in _WAS and two in _SUPPOSED) or (one in _HAD and two in _HAD_SAID)
        for two, one in pairs
    )


def _waited(after: list[str]) -> bool:
    """«تا جمعه صبر کردم»: the first verb is past and of the first person."""
    first = next((one for one in after if _persian(one) is not None), "")
    return first in PAST and first.endswith(("م", "am", "im"))


def _told(before: list[str], after: list[str]) -> bool:
    """Tell whether the first verb after the weekday, or the last before it, is past."""
    spoken = next((tense for one in after if (tense := _persian(one)) is not None), None)
    if spoken is None and any(one in MAYBE_PAST for one in after):
        spoken = True
    if spoken is None and any(_is(one) for one in after[:_NEAR]):
        spoken = False
    around = len(before) > 1 and before[1] in _AROUND
    if before and before[0] in _FROM and not spoken and not around:
        since = not _SINCE_THEN.isdisjoint(after[:_NEAR])
        waits = any(one in WAITING or one.startswith(_NEGATED) for one in after)
        return spoken is None or since or waits
    if spoken is None:
        spoken = next((tense for one in before if (tense := _persian(one)) is not None), False)
    return spoken


def _is(word: str) -> bool:
    """Tell whether «است» is glued to the word: «تولدشه», «عروسیه», «چکمونه»."""
    return word.endswith(_COPULAS) and len(word) > _SHORTEST_NOUN and word not in NO_COPULAS


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
    if promised and not _WERE.isdisjoint(before):
        return True
    if before and before[0] in _ENGLISH_AHEAD and not promised:
        return False
    words = (*before, *_after(tokens, at))
    tenses = (_of_verb(word, older) for word, older in zip(words, (*words[1:], ""), strict=False))
    return next((tense for tense in tenses if tense is not None), False)


def _of_verb(word: str, older: str) -> bool | None:
    """Return whether an English verb is past, None for other words; `older` stands before it."""
    if older == "be" or (word in _PROMISED and older in _ARE):
        return False
    ended = word.endswith("ed") and len(word) > _SHORTEST_VERB and word not in NO_PAST
    if word in ENGLISH_PAST or ended:
        return True
    return False if word in ENGLISH_PRESENT else None


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
