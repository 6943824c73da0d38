"""Days told from today: «دیروز», «پس‌فردا», «سه روز پیش», «دو هفته دیگه», "two days ago"."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..jalali_calendar import JalaliDate
from .entity import Entity
from .message import Message
from .time_spans import TimeSpan
from .unit_words import Unit
from .word_sets import words

_DAYS = {
    "امروز": 0,
    "امشب": 0,
    "دیروز": -1,
    "دیشب": -1,
    "پریروز": -2,
    "پریشب": -2,
    "فردا": 1,
    "فرداشب": 1,
    "پسفردا": 2,
    "emrooz": 0,
    "emruz": 0,
    "emroz": 0,
    "emshab": 0,
    "dirooz": -1,
    "diruz": -1,
    "diroz": -1,
    "dishab": -1,
    "parirooz": -2,
    "pariruz": -2,
    "pariroz": -2,
    "parishab": -2,
    "farda": 1,
    "fardaa": 1,
    "fardashab": 1,
    "pasfarda": 2,
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tmrw": 1,
    "tomorow": 1,
    "tommorow": 1,
    "tommorrow": 1,
}
_ENDINGS = "ه ست س م و رو ام ش یه تان مان شان تون مون شون"
_LATIN_ENDINGS = "am e o ro ham s"
_PAIRS = {
    ("پس", "فردا"): 2,
    ("پس", "پریروز"): -3,
    ("پس", "فرداش"): 2,
    ("pas", "farda"): 2,
    ("last", "night"): -1,
}
_TRIPLES = {
    ("day", "after", "tomorrow"): 2,
    ("day", "before", "yesterday"): -2,
}
_PUT_OFF = (
    ("امروز", "و", "فردا"),
    ("امروز", "فردا"),
    ("فردا", "پسفردا"),
    ("فردا", "پس", "فردا"),
    ("فردا", "فردا"),
    ("farda", "farda"),
    ("emrooz", "farda"),
    ("emrooz", "o", "farda"),
)
_AGO = words("پیش قبل pish ghabl pishe ago")
_BEFORE = words("از az")
_LASTING = words("روزه ماهه ساله rooze roze ruze mahe maahe sale saale")
_LATER = words("دیگه دیگر آینده dige digeh digar ayande dg")
_LONG: frozenset[Unit] = frozenset({"day", "week", "month", "year"})
_MOST_DAYS = 4_000
_MONTHS = 12


def _day_words() -> dict[str, tuple[int, int]]:
    known = {word: (days, 0) for word, days in _DAYS.items()}
    for word, days in _DAYS.items():
        for end in (_LATIN_ENDINGS if word.isascii() else _ENDINGS).split():
            known.setdefault(word + end, (days, len(end)))
    # «امروزه» is "nowadays".
    known.pop("امروزه")
    return known


_DAY_WORDS = _day_words()
_FIRST_WORDS = frozenset(_DAY_WORDS) | {first for first, *_ in (*_PAIRS, *_TRIPLES)}


def read_day_words(message: Message) -> Iterator[Entity]:
    """Yield the days that have a word of their own."""
    if message.vocabulary.isdisjoint(_FIRST_WORDS):
        return
    tokens = message.tokens
    for at, word in enumerate(tokens.words):
        if word not in _FIRST_WORDS or not message.free(at, at) or _put_off(message, at):
            continue
        pair = (word, tokens.word(at + 1))
        if (days := _TRIPLES.get((*pair, tokens.word(at + 2)))) is not None:
            first = at - 1 if tokens.word(at - 1) == "the" else at
            yield _day(message, days, first, at + 2)
        elif (days := _PAIRS.get(pair)) is not None:
            yield _day(message, days, at, at + 1)
        elif word in _DAY_WORDS:
            days, cut = _DAY_WORDS[word]
            yield _day(message, days, at, at, cut=cut)


def _put_off(message: Message, at: int) -> bool:
    """«امروز و فردا کردن», «فردا پس‌فردا»: put off for ever."""
    tokens = message.tokens
    for first in (at - 1, at - 2, at):
        words_there = tuple(tokens.words[max(0, first) : first + 4])
        if any(words_there[: len(one)] == one for one in _PUT_OFF):
            return True
    return False


def read_counted_days(message: Message, spans: list[TimeSpan]) -> Iterator[Entity]:
    """Yield the days that are a counted time away; hours and minutes stay durations."""
    for span in spans:
        if span.unit not in _LONG or span.least is not None or span.cut:
            continue
        sign, last = _direction(message, span)
        day = _away(message, span, sign) if sign else None
        if day is not None:
            yield message.take("date", day.isoformat(), span.first, last)


def _direction(message: Message, span: TimeSpan) -> tuple[int, int]:
    """Return -1 or 1 and the last word, 0 where the time leads away from no day."""
    tokens, after = message.tokens, message.tokens.word(span.last + 1)
    # «نه روزه پیش شماست»: for nine days it is with you.
    if tokens.word(span.last) in _LASTING:
        return 0, span.last
    if after in _AGO and tokens.word(span.last + 2) not in _BEFORE:
        return -1, span.last + 1
    if after in _LATER:
        return 1, span.last + 1
    return 0, span.last


def _away(message: Message, span: TimeSpan, sign: int) -> date | None:
    if len(span.parts) > 1 or not isinstance(span.parts[0][0], int):
        return None
    count, unit = sign * span.parts[0][0], span.unit
    if unit in {"day", "week"}:
        days = count * (7 if unit == "week" else 1)
        return _shifted(message.reference, days) if abs(days) <= _MOST_DAYS else None
    months = count * (_MONTHS if unit == "year" else 1)
    try:
        return JalaliDate.from_gregorian(message.reference).add_months(months).to_gregorian()
    except ValueError:
        return None


def _day(message: Message, days: int, first: int, last: int, *, cut: int = 0) -> Entity:
    day = _shifted(message.reference, days) or message.reference
    return message.take("date", day.isoformat(), first, last, cut=cut)


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
