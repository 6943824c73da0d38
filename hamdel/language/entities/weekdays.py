"""Weekdays as dates: the one that a qualifier or the tense of the sentence means."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ..jalali_calendar import week_range, weekday_of
from .entity import Entity
from .message import Message
from .tenses import is_past
from .weekday_words import (
    COUNTS,
    DAYS_OF,
    EVERY,
    EZAFE,
    LAST,
    NEXT,
    PLURALS,
    SALES,
    SHORT_WEEKDAYS,
    THIS,
    WEEK,
    WEEKDAYS_SPOKEN,
)
from .word_sets import words

_DAYS = 7
_TODAY = frozenset({"امروز", "emrooz", "today"})
_BEFORE_SHORT = frozenset({"on", "by", "next", "last", "this", "until", "till", "since", "before"})
_NOW = _TODAY | {"الان", "alan", "now", "it's"}
_TO = frozenset({"به", "be", "to"})
_PARTS_OF_DAY = frozenset({"شب", "صبح", "عصر", "shab", "sobh", "asr"})
# «صبح دوشنبه‌تون بخیر»; «جمعه هم جزو روز کاری حساب میشه؟».
# «شنبه کدوم سال؟»
_WHICH = frozenset({"کدوم", "کدام", "kodoom"})
_WISHES = frozenset({"بخیر", "bekheir", "bekheyr"})
_ALWAYS = (
    ["ما", "همیشه"],
    ["هم", "جز"],
    ["هم", "جزو"],
    ["ham", "joz"],
    ["ham", "jozve"],
    ["هم", "حساب"],
)
_NEAR = 3
_FAR = 24
_LISTING = frozenset({",", "on", "and", "then", "again"})
# «چهارشنبه قبل ظهر», «جمعه بعد از ناهار», «جمعه بعد کلاس»: before and after something.
_NOT_AFTER = words("از az ظهر ظهرش نماز ناهار شام صبح zohr نهار کلاس کار اداره ساعت عید")
_PASSED = _WHICH | frozenset(
    {"گذشت", "شد", "اومد", "رسید", "gozasht", "shod", "umad", "omad", "came", "passed"}
)
_BECAME = (["شد"], ["shod"])
_COPULA = frozenset({"ست", "ه", "س", "است", "ئه", "ایم", "e", "ast", "eh"})
_LONG_WORDS = frozenset(WEEKDAYS_SPOKEN)
_ALL_WORDS = _LONG_WORDS | frozenset(SHORT_WEEKDAYS)


class _Spoken(NamedTuple):
    """A weekday among the words: from where to where, which, and its loose ending."""

    first: int
    last: int
    day: int
    cut: int


def read_weekdays(message: Message) -> Iterator[Entity]:
    """Yield the weekdays that mean one day; «شنبه‌ها» and «هر شنبه» mean many."""
    if message.vocabulary.isdisjoint(_ALL_WORDS):
        return
    tokens = message.tokens
    last: tuple[_Spoken, Entity] | None = None
    for at, word in enumerate(tokens.words):
        if word not in _ALL_WORDS or not message.free(at, at):
            continue
        spoken = _spoken(message, at)
        if spoken is None or tokens.word(spoken.first - 1) in EVERY:
            continue
        if not _of_many(message, spoken):
            listed = last is not None and _listed(tokens.words[last[0].last + 1 : spoken.first])
            past = listed and last is not None and _is_past_day(message, last[1])
            found = _dated(message, spoken, past=past)
            last = (spoken, found)
            yield found


def _listed(between: list[str]) -> bool:
    """Tell whether a day is told like the one before: "on Saturday, on Sunday"."""
    return 0 < len(between) <= _NEAR and all(word in _LISTING for word in between)


def _is_past_day(message: Message, day: Entity) -> bool:
    return date.fromisoformat(str(day.value)) < message.reference


def _of_many(message: Message, spoken: _Spoken) -> bool:
    """Tell whether many such days are meant, or none: «شنبه‌ها», «شنبه به شنبه», «جمعه سیاه»."""
    tokens = message.tokens
    before, after = tokens.word(spoken.first - 1), tokens.word(spoken.last + 1)
    if before == "other" and tokens.word(spoken.first - 2) in EVERY:
        return True
    if after in PLURALS or before in DAYS_OF or after in SALES or before in SALES:
        return True
    name = tokens.word(spoken.last)
    again = after in _TO and tokens.word(spoken.last + 2) == name
    again = again or (before in _TO and tokens.word(spoken.first - 2) == name)
    if after in _PARTS_OF_DAY and tokens.word(spoken.last + 2) in PLURALS:
        return True  # "shanbe shab ha"
    near = tokens.words[spoken.last + 1 : spoken.last + 1 + _NEAR]
    return again or after in _WHICH or not _WISHES.isdisjoint(near) or near[:2] in _ALWAYS


def _spoken(message: Message, at: int) -> _Spoken | None:
    tokens, word = message.tokens, message.tokens.word(at)
    before = tokens.word(at - 1)
    if word in SHORT_WEEKDAYS:
        shown = tokens.text[tokens.starts[at]].isupper()
        dated = before in _BEFORE_SHORT or tokens.word(at + 1)[:1].isdigit()
        known = dated and shown
        return _Spoken(at, at, SHORT_WEEKDAYS[word], 0) if known else None
    own = WEEKDAYS_SPOKEN[word]
    if own.day == 0 and before in COUNTS and message.free(at - 1, at - 1):
        return _Spoken(at - 1, at, COUNTS[before], own.cut)
    return _Spoken(at, at, own.day, own.cut)


def _dated(message: Message, spoken: _Spoken, *, past: bool) -> Entity:
    tokens, reference = message.tokens, message.reference
    after = spoken.last + 1
    after += tokens.word(after) in EZAFE and tokens.joined(after)
    week = _week_after(message, after) or _week_before(message, spoken)
    if week is not None:
        weeks, first, last = week
        start = week_range(reference).start + timedelta(days=_DAYS * weeks + spoken.day)
        return message.take("date", start.isoformat(), min(first, spoken.first), last)
    if tokens.word(after) in NEXT | LAST and tokens.word(after + 1) not in _NOT_AFTER:
        day = _nearest(reference, spoken.day, past=tokens.word(after) in LAST)
        return message.take("date", day.isoformat(), spoken.first, after)
    before = tokens.word(spoken.first - 1)
    if before in {"next", "last", "coming", "past"}:
        day = _nearest(reference, spoken.day, past=before in LAST)
        others = () if before != "next" else (day + timedelta(days=_DAYS),)
        return message.take(
            "date",
            day.isoformat(),
            spoken.first - 1,
            spoken.last,
            others=tuple(other.isoformat() for other in others),
        )
    return _by_tense(message, spoken, past=past)


def _by_tense(message: Message, spoken: _Spoken, *, past: bool) -> Entity:
    reference, tokens = message.reference, message.tokens
    near = tokens.words[max(0, spoken.first - _NEAR) : spoken.first]
    after = tokens.word(spoken.last + 1)
    if weekday_of(reference) == spoken.day and (
        not _TODAY.isdisjoint(near[-2:])
        or (not _NOW.isdisjoint(near) and (after in _COPULA or spoken.cut))
        or near[-1:] in _BECAME
    ):
        day = reference
    else:
        past = past or is_past(tokens, spoken.first, spoken.last) or _went_by(message, spoken)
        day = _nearest(reference, spoken.day, past=past)
    return message.take("date", day.isoformat(), spoken.first, spoken.last, cut=spoken.cut)


def _went_by(message: Message, spoken: _Spoken) -> bool:
    """Tell whether the message says later that the day came and went: «شنبه اومد و رفت»."""
    tokens = message.tokens
    name = tokens.word(spoken.last)
    for at in range(spoken.last + 1, min(len(tokens), spoken.last + _FAR)):
        if tokens.words[at] == name and tokens.word(at + 1) in _PASSED:
            return True
    return False


def _week_after(message: Message, at: int) -> tuple[int, int, int] | None:
    """Return how many weeks away, and the first and last word: «(شنبه‌ی) هفته‌ی بعد»."""
    tokens = message.tokens
    this = tokens.word(at) in THIS
    here = at + this
    if tokens.word(at) in {"next", "last"} and tokens.word(at + 1) == "week":
        return (1 if tokens.word(at) == "next" else -1), at, at + 1
    if tokens.word(here) not in WEEK:
        return None
    if this:
        return 0, at, here
    here += 1
    here += tokens.word(here) in EZAFE and tokens.joined(here)
    if tokens.word(here) in NEXT | LAST:
        return (1 if tokens.word(here) in NEXT else -1), at, here
    return None


def _week_before(message: Message, spoken: _Spoken) -> tuple[int, int, int] | None:
    """Return the same for «هفته بعد شنبه»: how many weeks, where it starts, where it ends."""
    tokens, at = message.tokens, spoken.first - 1
    if tokens.word(at) in NEXT | LAST and tokens.word(at - 1) in WEEK:
        return (1 if tokens.word(at) in NEXT else -1), at - 1, spoken.last
    return None


def _nearest(reference: date, day: int, *, past: bool) -> date:
    """Return the last or the next such weekday; today is neither."""
    ahead = (day - weekday_of(reference)) % _DAYS
    if past:
        return reference - timedelta(days=(_DAYS - ahead) % _DAYS or _DAYS)
    return reference + timedelta(days=ahead or _DAYS)
