"""Whether the words around a weekday speak of what was or of what is to come."""

from .tense_words import (
    ASKING_ENDS,
    ENGLISH_PAST,
    ENGLISH_PRESENT,
    ENGLISH_VERBS,
    IMPERFECT_PREFIXES,
    MAYBE_PAST,
    NO_ASKING,
    NO_COPULAS,
    NO_IMPERFECT,
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
    {
        *("بود", "بودین", "بودید", "بودن", "بودند", "بودم", "بودیم", "boodin", "budin", "bud"),
        *("bood", "boodid", "budid", "boodan", "budan", "budom", "boodam", "budam"),
    }
)
# «قول داده بودید جمعه برسه».
_GIVEN = frozenset({"داده", "کرده", "dade", "karde"})
_WORDS_GIVEN = (["قول"], ["وعده"], ["تعهد"], ["ghol"], ["qol"], ["vade"], ["اعلام"])
_SINCE_THEN = frozenset({"دارم", "داریم", "دارن", "daram", "darim"})
_UNTIL = frozenset({"تا", "ta"})
_FROM = frozenset({"از", "az"})
_AHEAD = frozenset({"برای", "برا", "واسه", "تا", "baraye", "barae", "vase", "ta"})
_AROUND = frozenset({"قبل", "بعد", "پیش", "ghabl", "bad", "bade", "pish"})
_ENGLISH_AHEAD = frozenset({"for", "by", "until", "till", "before", "next", "coming"})
_PROMISED = frozenset({"promised", "supposed", "due", "meant", "scheduled", "booked", "expected"})
_WERE = frozenset({"was", "were", "been", "had", "wasn", "weren", "wasn't", "weren't"})
# "I tried to call on Saturday".
_DID = (["tried"], ["had"], ["went"], ["came"], ["wanted"], ["managed"], ["failed"], ["forgot"])
_BOOKED = frozenset({"booked", "scheduled"})
# «گفتن و رفتن»: an infinitive that ends its clause is a past of speech.
_AFTER_VERB = frozenset(
    {
        "و",
        "بعد",
        "که",
        "ولی",
        "اما",
        "گفتن",
        "دیگه",
        "چرا",
        "نه",
        "va",
        "o",
        "vali",
        "ke",
        "bad",
        "",
    }
)
_COMPLAINT = frozenset({"شکایت", "شاکی", "رفتار", "برخورد", "shekayat", "shaki", "raftar"})
# «قرار شد یکشنبه زنگ بزنن».
_DECIDED = (["شد", "قرار"], ["شده", "قرار"], ["shod", "gharar"], ["shode", "gharar"])
_MOVED = frozenset(
    {"انداختین", "انداختید", "انداختن", "انداخت", "گذاشتین", "گذاشتید", "andakhtin"}
)
# «فکر نمی‌کردم جمعه کسی باشه».
_THOUGHT = frozenset({"nmikardam", "nemikardam", "mikardam", "کردم", "میکردم", "نمیکردم"})
_MIND = frozenset({"فکر", "fekr"})
# «سه‌شنبه ست»: the weekday itself is said to be.
_IS_IT = frozenset({"ست", "س", "ه", "e", "eh", "ast"})
_ARE = frozenset({"is", "are", "am", "m", "s", "re"})
_MODALS = frozenset(
    {"میشه", "نمیشه", "میشود", "نمیشود", "میتوان", "نمیتوان", "باید", "mishe", "nemishe", "bayad"}
)
_SHORTEST_VERB = 3
_SHORTEST_NOUN = 4
_NEAR = 4
_FEW = 6
_COPULAS = ("شه", "یه", "ونه", "مه", "ست", "esh", "eshe", "ame")
_NEGATED = ("نمی", "nemi", "نداره", "ندارم", "نیست", "nist", "نی")


def is_past(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the clause around the words from `first` to `last` is told in a past tense.

    Persian puts its verb at the end of a clause, so the first verb after the word speaks; in
    English the last before it does. A clause without a verb is of what comes.
    """
    word = tokens.word(last)
    before, after = _before(tokens, first), _after(tokens, last)
    if word.isascii() and (word.startswith(_ENGLISH_DAYS) or word.endswith("day")):
        told = _english(before, after)
        if told is not None:
            return told
    if _was_promised(before):
        return True
    decided = before[:2] in _DECIDED
    if decided or tokens.word(last + 1) in _IS_IT or _is_to_be(tokens.word(first - 1)):
        return False  # «جلسه شنبه ست»
    if before and before[0] in _AHEAD:
        return before[0] in _UNTIL and _waited(after)
    # «می‌شه جمعه عوض کرد؟» has no tense.
    return _MODALS.isdisjoint((*before, *after)) and _told(before, after)


def _was_promised(before: list[str]) -> bool:
    if not _THOUGHT.isdisjoint(before[:1]) and not _MIND.isdisjoint(before[:_NEAR]):
        return True
    pairs = tuple(zip(before[1:], before, strict=False))
    for at, (two, one) in enumerate(pairs):
        said = two in _HAD_SAID or (two in _GIVEN and before[at + 2 : at + 3] in _WORDS_GIVEN)
        if (one in _WAS and two in _SUPPOSED) or (one in _HAD and said):
            return True
    return False


def _is_to_be(verb: str) -> bool:
    """Tell whether the word right before leads to a day to come.

    A wish («بندازینش پنجشنبه»), a shift («انداختین شنبه») or «است» («عروسیشه جمعه»).
    """
    if verb in _MOVED or (_is(verb) and verb not in PAST):
        return True
    if not verb.startswith(("ب", "b")) or verb.endswith(("ه", "م", "e", "am")):
        return False
    return _persian(verb) is False or _persian(verb.removesuffix("ش")) is False


def _waited(after: list[str]) -> bool:
    """«تا جمعه صبر کردم»: the first verb is past and of the first person."""
    first = next((one for one in after if _persian(one) is not None), "")
    return first in PAST and first.endswith(("م", "am", "im"))


def _told(before: list[str], after: list[str]) -> bool:
    """Tell whether the first verb after the weekday, or the last before it, is past."""
    spoken = _first_tense(after)
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
    return spoken or not _COMPLAINT.isdisjoint((*before[:_FEW], *after[:_NEAR]))


def _first_tense(after: list[str]) -> bool | None:
    for word, following in zip(after, (*after[1:], ""), strict=False):
        tense = _persian(word)
        if tense is None and word in MAYBE_PAST and following in _AFTER_VERB:
            tense = True
        if tense is not None:
            return tense
    return None


def _is(word: str) -> bool:
    """Tell whether «است» is glued to the word: «تولدشه», «عروسیه», «چکمونه»."""
    return word.endswith(_COPULAS) and len(word) > _SHORTEST_NOUN and word not in NO_COPULAS


def _persian(word: str) -> bool | None:
    if word in PAST:
        return True
    asked = word.endswith(ASKING_ENDS) and len(word) > _SHORTEST_VERB and word not in NO_ASKING
    if word in PRESENT or asked:
        return False
    if word in NO_IMPERFECT:
        return None
    for prefix in IMPERFECT_PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            rest = word.removeprefix(prefix)
            return rest in PAST or rest in MAYBE_PAST
    return None


def _english(before: list[str], after: list[str]) -> bool | None:
    promised = not _PROMISED.isdisjoint(before)
    if promised and not _WERE.isdisjoint(before):
        return True
    ahead = bool(before) and before[0] in _ENGLISH_AHEAD
    # "You promised it for Friday" was to be; "has me booked for Friday" is.
    if ahead and (not promised or not _BOOKED.isdisjoint(before)):
        return False
    if _infinitive(before):
        return False
    words = (*before, *after)
    tenses = (_of_verb(word, older) for word, older in zip(words, (*words[1:], ""), strict=False))
    return next((tense for tense in tenses if tense is not None), None)


def _infinitive(before: list[str]) -> bool:
    """Tell whether the nearest verb follows "to": "a friend to help build it on Saturday"."""
    for at, word in enumerate(before[:_FEW]):
        if word in ENGLISH_PAST:
            return False
        if word == "to":
            verb = before[at - 1] if at else ""
            return verb in ENGLISH_VERBS and before[at + 1 : at + 2] not in _DID
    return False


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
