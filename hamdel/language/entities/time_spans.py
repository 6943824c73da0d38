"""Lengths of time as they are told: one unit, two («یک ساعت و نیم»), or from–to."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..number_reading import Number, Reading
from .message import Message
from .unit_words import TIME_UNITS, Unit
from .word_sets import words

_TO = words("تا الی یا - to ta or ya")
_AND = words("و o va and")
_HALF = words("نیم nim half")
_QUARTER = words("ربع rob")
_A = words("a an half")
_OF = words("a an of")
_CLOCK = words("ساعت saat سال sal شماره کد")
# What English says with an article: "a week"; "a day" is a rate or a holiday.
_ARTICLE_UNITS = words("hour week fortnight month year")
_AGE_BEFORE = words(
    "سن سنش سنم کودک بچه نوزاد پسر دختر مادر پدر پیرمرد پیرزن خانم مرد زن جوان نوه پسرم دخترم مادرم پدرم "
    "دختری پسری مردی زنی کودکی بچم معلم زیر بالای aged over under"
)
_AGE_WORDS = words("سن سنشه شدم شدیم شد میشم old")
# «یه روز» is "some day", unless these say that it is a length of time.
_SOME_DAY = words("روز روزی rooz ruz day")
_ONE = words("یه یک ی ye yek one")
_DAY_BEFORE = words(
    "برای واسه تو توی در ظرف طی حداقل فقط مدت هر تا حتی همین همش بعد پس زیر کمتر حداکثر مهلت حدود تقریبا ta tu to to'y dar "
    "hadaghal faghat har zarf in within after than just only for every"
)
_DAY_AFTER = words(
    "هم کاری طول مونده مانده گذشت گذشته زودتر دیرتر عقب جلو تاخیر بیشتر کامل کمتر شد شده است مرخصی وقت فرصت "
    "مهلت پیش قبل دیگه دیگر ezafe toul tool zoodtar pish dige late early delay later ago shod"
)
_AGE_AFTER = words("ام م ش شه مه مون ام،")
_GROWN = 18
_HUNDREDS_OF_YEARS = (100, 1000)
# Twice a day, £5 a month: rates.
_RATE = words("once twice times time per every each day")
# «روز کاری»، "business days" tell which days are counted; they belong to what is said.
_WORKING_AFTER = words("کاری اداری kari edari")
_WORKING_BEFORE = words("business working calendar")
_EZAFE = words("e ye ی")
_MOST: dict[Unit, int] = {
    "second": 100_000,
    "minute": 10_000,
    "hour": 10_000,
    "day": 5_000,
    "week": 500,
    "month": 600,
    "year": 150,
}
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
    if known is None or not _sensible(message, reading, known.unit):
        return None
    if known.unit == "year" and tokens.word(at + 1)[:1].isdigit() and tokens.word(at) == "year":
        return None
    parts: Parts = ((reading.value, known.unit),)
    first, least = _least(message, reading)
    last, cut = at, known.cut
    if not cut and least is None:
        last, parts = _further(message, at, parts)
    if last == at and not cut and tokens.word(at + 1) == "ای" and tokens.word(at).endswith("ه"):
        last += 1  # «دو هفته‌ای»
    ezafe = tokens.word(last + 1) in _EZAFE
    if tokens.word(last + 1 + ezafe) in _WORKING_AFTER:
        last, cut = last + 1 + ezafe, 0
    return TimeSpan(first, last, parts, least, cut if last == at else 0)


def _sensible(message: Message, reading: Reading, unit: Unit) -> bool:
    if reading.ordinal or not 0 < reading.value <= _MOST[unit]:
        return False
    before = message.tokens.word(reading.start - 1)
    if unit == "year" and _age(message, reading):
        return False
    half = message.tokens.word(reading.start) == "half"
    if unit == "day" and (half or _some_day(message, reading)):
        return False
    return before not in _CLOCK or unit in {"hour", "minute"}


def _some_day(message: Message, reading: Reading) -> bool:
    tokens = message.tokens
    if tokens.word(reading.start) not in _ONE or tokens.word(reading.end) not in _SOME_DAY:
        return False
    if reading.end > reading.start + 1 or message.reading_before(reading.start):
        return False
    before, after = tokens.word(reading.start - 1), tokens.word(reading.end + 1)
    return before not in _DAY_BEFORE and after not in _DAY_AFTER


def _age(message: Message, reading: Reading) -> bool:
    """«۲۹ ساله‌ام» and «کودک ۳ ساله» are ages, «صد سال» is a way of speaking."""
    tokens = message.tokens
    if reading.value in _HUNDREDS_OF_YEARS and not reading.digits:
        return True
    owned = tokens.word(reading.end + 1) in _AGE_AFTER and tokens.joined(reading.end + 1)
    if owned and tokens.word(reading.end + 1) == "ام":
        return True
    if owned and reading.value >= _GROWN and not tokens.word(reading.end).endswith("ه"):
        return True
    if owned or tokens.word(reading.end + 1) in _AGE_WORDS:
        return tokens.word(reading.end + 1) in _AGE_WORDS
    near = tokens.words[max(0, reading.start - 3) : reading.start]
    return bool(near) and (near[-1] in _AGE_BEFORE or "سن" in near)


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
        rate = before in _RATE or before in TIME_UNITS or before[:1].isdigit()
        if not rate and not owned:
            last, parts = _further(message, at + 1, _one(unit))
            yield TimeSpan(at, last, parts)


def _one(unit: str) -> Parts:
    return ((2, "week"),) if unit == "fortnight" else ((1, TIME_UNITS[unit].unit),)
