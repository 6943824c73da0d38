"""Lengths of time as they are told: one unit, two («یک ساعت و نیم»), or from–to."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..number_reading import Number, Reading
from .lasting import lasts_until_now
from .length_senses import is_length
from .message import Message
from .unit_words import ADJECTIVES, TIME_UNITS, Unit
from .word_sets import words

_TO = words("تا الی یا - to ta taa or ya")
_AND = words("و o va and")
_HALF = words("نیم nim half")
_QUARTER = words("ربع rob")
_A = words("a an half")
_OF = words("a an of")
# What English says with an article: "a week"; "a day" is a rate or a holiday.
_ARTICLE_UNITS = words("hour week fortnight month year")
# Twice a day, £5 a month: rates.
_RATE = words("once twice times time per every each day")
# «روز کاری»، "business days" tell which days are counted; they belong to what is said.
_WORKING_AFTER = words("کاری اداری kari edari")
_WORKING_BEFORE = words("business working calendar")
_EZAFE = words("e ye ی")
_THAT = words("که ke")
# "70 miles an hour".
_DISTANCE = words("miles mile km kilometers kilometres mph metres meters knots")
_SMALLER: dict[Unit, tuple[Unit, ...]] = {
    "year": ("month", "day"),
    "month": ("day", "week"),
    "week": ("day",),
    "day": ("hour", "minute"),
    "hour": ("minute", "second"),
    "minute": ("second",),
}
Parts = tuple[tuple[Number, Unit], ...]


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A length told by the words `first` to `last`; `least` is set where it is from–to."""

    first: int
    last: int
    parts: Parts
    least: Number | None = None
    cut: int = 0

    @property
    def unit(self) -> Unit:
        """The unit it is told in."""
        return self.parts[0][1]


def time_spans(message: Message) -> Iterator[TimeSpan]:
    """Yield the lengths of time among the words that nobody has taken."""
    done = 0
    for reading in message.readings:
        if reading.start < done or not message.free(reading.start, reading.end - 1):
            continue
        span = _told(message, reading) or _quarter(message, reading)
        if span is not None:
            yield span
            done = span.last + 1
    yield from _of_one(message)


def _told(message: Message, reading: Reading) -> TimeSpan | None:
    tokens, at = message.tokens, reading.end
    while tokens.word(at) in _WORKING_BEFORE or (
        tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    ):
        at += 1
    if tokens.word(at) in _OF and tokens.word(reading.start) == "half":
        at += 1 + (tokens.word(at + 1) in _OF)
    known = TIME_UNITS.get(tokens.word(at))
    if known is None or not is_length(message, reading, at, known.unit):
        return None
    if known.unit == "year" and tokens.word(at + 1)[:1].isdigit() and tokens.word(at) == "year":
        return None
    parts: Parts = ((reading.value, known.unit),)
    first, least = _least(message, reading)
    last, cut = at, known.cut
    if not cut and least is None:
        last, parts = _further(message, at, parts)
    if last == at and not cut:
        last, cut = _adjective(message, first, at)
    parted = 2 if tokens.word(last + 1) == "-" else 1  # "10 rooz-e kari"
    parted = parted if tokens.word(last + parted) in _EZAFE else 0
    if tokens.word(last + parted + 1) in _WORKING_AFTER:
        last, cut = last + parted + 1, 0
    return TimeSpan(first, last, parts, least, cut if last == at else 0)


def _adjective(message: Message, first: int, at: int) -> tuple[int, int]:
    """Return the last word of «دو هفته‌ای» or «سه روزه», and how much of it is «است».

    «همون ده دقیقه‌ای که» has the ی of the article there: it is left out.
    """
    tokens = message.tokens
    word, after = tokens.word(at), tokens.word(at + 1)
    if word in ADJECTIVES:
        return at, int(lasts_until_now(message, first, at))
    article = tokens.word(at + 2) in _THAT
    if after == "ای" and word.endswith("ه"):
        return (at, 0) if article else (at + 1, 0)
    if word.endswith("های") and len(word) > len("های"):
        return at, 2 if tokens.word(at + 1) in _THAT else 0
    return at, 0


def _least(message: Message, reading: Reading) -> tuple[int, Number | None]:
    """Return where the span starts, and its lower end: «۳ تا ۵ روز», «دو سه روز»."""
    before = reading.start - 1
    lower = message.reading_before(reading.start)
    if lower is None and message.tokens.word(before) in _TO:
        lower = message.reading_before(before)
    if lower is None or lower.ordinal or not 0 < lower.value < reading.value:
        return reading.start, None
    return (
        (lower.start, lower.value) if message.free(lower.start, before) else (reading.start, None)
    )


def _further(message: Message, at: int, parts: Parts) -> tuple[int, Parts]:
    """Read on after a unit: «و نیم», «و ربع», «و ۵ دقیقه», "and a half"."""
    tokens = message.tokens
    if tokens.word(at + 1) not in _AND:
        return at, parts
    unit = parts[0][1]
    here = at + 2 + (tokens.word(at + 2) == "a")
    share = 2 if tokens.word(here) in _HALF else 4 if tokens.word(here) in _QUARTER else 0
    after = TIME_UNITS.get(tokens.word(here + 1))
    if share and after is None:
        return here, (*parts, (Fraction(1, share), unit))
    reading = message.reading_at(at + 2)
    known = TIME_UNITS.get(tokens.word(reading.end)) if reading is not None else None
    if reading is not None and known is not None and known.unit in _SMALLER.get(unit, ()):
        return reading.end, (*parts, (reading.value, known.unit))
    return at, parts


def _quarter(message: Message, reading: Reading) -> TimeSpan | None:
    """Read «یه ربع» and «سه ربع»: of an hour."""
    told = message.tokens.word(reading.end - 1) in _QUARTER
    if not told or message.tokens.word(reading.end - 2) in _AND:
        return None  # «هشت و ربع» is a time of day.
    before = message.reading_before(reading.start)
    first = reading.start if before is None else before.start
    if reading.end - first < 2:  # noqa: PLR2004
        return None
    return TimeSpan(first, reading.end - 1, ((reading.value, "hour"),))


def _of_one(message: Message) -> Iterator[TimeSpan]:
    """Yield "a week", "an hour and a half"; not the rates ("twice a day")."""
    if message.vocabulary.isdisjoint({"a", "an"}):
        return
    tokens = message.tokens
    for at in range(len(tokens) - 1):
        unit = tokens.word(at + 1)
        if tokens.word(at) not in {"a", "an"} or unit not in _ARTICLE_UNITS:
            continue
        if not message.free(at, at + 1):
            continue
        before = tokens.word(at - 1)
        owned = tokens.word(at + 2) == "'" and tokens.glued(at + 2)
        rate = before in _RATE | _DISTANCE or before in TIME_UNITS or before[:1].isdigit()
        if not rate and not owned:
            last, parts = _further(message, at + 1, _one(unit))
            yield TimeSpan(at, last, parts)


def _one(unit: str) -> Parts:
    return ((2, "week"),) if unit == "fortnight" else ((1, TIME_UNITS[unit].unit),)
