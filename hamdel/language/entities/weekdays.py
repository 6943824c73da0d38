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

_DAYS = 7
_TODAY = frozenset({"امروز", "emrooz", "today"})
_BEFORE_SHORT = frozenset({"on", "by", "next", "last", "this", "until", "till", "since", "before"})
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
    for at, word in enumerate(tokens.words):
        if word not in _ALL_WORDS or not message.free(at, at):
            continue
        spoken = _spoken(message, at)
        if spoken is None or tokens.word(spoken.first - 1) in EVERY:
            continue
        if tokens.word(spoken.last + 1) in PLURALS or tokens.word(spoken.first - 1) in PLURALS:
            continue
        if tokens.word(spoken.last + 1) in SALES or tokens.word(spoken.first - 1) in SALES:
            continue
        yield _dated(message, spoken)


def _spoken(message: Message, at: int) -> _Spoken | None:
    tokens, word = message.tokens, message.tokens.word(at)
    before = tokens.word(at - 1)
    if word in SHORT_WEEKDAYS:
        shown = tokens.text[tokens.starts[at]].isupper()
        known = before in _BEFORE_SHORT and shown
        return _Spoken(at, at, SHORT_WEEKDAYS[word], 0) if known else None
    own = WEEKDAYS_SPOKEN[word]
    if own.day == 0 and before in COUNTS and message.free(at - 1, at - 1):
        return _Spoken(at - 1, at, COUNTS[before], own.cut)
    return _Spoken(at, at, own.day, own.cut)


def _dated(message: Message, spoken: _Spoken) -> Entity:
    tokens, reference = message.tokens, message.reference
    after = spoken.last + 1
    after += tokens.word(after) in EZAFE and tokens.joined(after)
    week = _week_after(message, after) or _week_before(message, spoken)
    if week is not None:
        weeks, first, last = week
        start = week_range(reference).start + timedelta(days=_DAYS * weeks + spoken.day)
        return message.take("date", start.isoformat(), min(first, spoken.first), last)
    if tokens.word(after) in NEXT | LAST and tokens.word(after + 1) not in {"از", "az"}:
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
    return _by_tense(message, spoken)


def _by_tense(message: Message, spoken: _Spoken) -> Entity:
    reference, before = message.reference, message.tokens.word(spoken.first - 1)
    today = before in _TODAY or message.tokens.word(spoken.first - 2) in _TODAY
    if today and weekday_of(reference) == spoken.day:
        day = reference
    else:
        day = _nearest(reference, spoken.day, past=is_past(message.tokens, spoken.first))
    return message.take("date", day.isoformat(), spoken.first, spoken.last, cut=spoken.cut)


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
