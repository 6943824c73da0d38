"""Amounts of toman and rial, as integers of rial."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..number_reading import Number, Reading, whole
from ..number_vocabulary import NUMBER_WORDS
from .entity import Entity
from .message import Message
from .unit_words import MONEY_UNITS, UnitWord
from .word_sets import words

_THOUSAND = 1_000
_MILLION = 10**6
_RIAL_IN_TOMAN = 10
_GROUP = 3
# «۱۱۰۰ تومن» may be a million and a hundred thousand.
_HUNDRED_AND_MORE = re.compile(r"[1-9][0-9]00")
_FEW = 6
_MANY = 50
_VAGUE = words("چند چندین چن چندتا صدها هزارها میلیونها دهها chand chandin")
_SHORT_SCALES = {"م": _MILLION, "m": _MILLION, "k": _THOUSAND, "ک": _THOUSAND, "ه": _THOUSAND}
_TOMAN_LETTERS = {"t", "ت"}
# «۱۲۰۰ تا تک تومنی»: single tomans.
# Before the digits in English: IRR 84,000,000.
_PREFIXES = {"irr": 1, "irt": 10, "rial": 1, "rials": 1, "rls": 1}
_SINGLE = words("تا تک ta tak")
# Counted by millions, and no money.
_NO_MONEY = words(
    "نفر بار دلار یورو درهم لیر پوند تا عدد دونه دانه سال مشتری کاربر خط متر کیلو تن فالوور "
    "رنگ رنگی مثلث ایرانی ایرانیان جمعیت خانوار دانلود نصب عضو ممبر لایک کامنت تیراژ برابر بیننده شنونده کیلومتر سلول "
    "بازدید دنبال ویو رکورد فایل امتیاز سکه تتر بیت کلمه نسخه جلد درجه هکتار پیکسل "
    "dolar dollar dollars usd euro eur nafar bar ta euros tether usdt followers views users "
    "fallower pix pixel emtiaz"
)


def read_money(message: Message) -> Iterator[Entity]:
    """Yield the amounts with a unit, and millions that are said without one."""
    for reading in message.readings:
        if message.free(reading.start, reading.end - 1) and not _vague(message, reading):
            found = (
                _with_unit(message, reading)
                or _with_prefix(message, reading)
                or _millions(message, reading)
            )
            if found is not None:
                yield found


def _with_unit(message: Message, reading: Reading) -> Entity | None:
    tokens = message.tokens
    at, scale = reading.end, 1
    single = tokens.word(at) in _SINGLE
    while at < reading.end + 2 and tokens.word(at) in _SINGLE:
        at += 1
    if not single and reading.scale == 1 and tokens.word(at) in _SHORT_SCALES:
        scale = _SHORT_SCALES[tokens.word(at)]
        at += 1
    known = MONEY_UNITS.get(tokens.word(at))
    if tokens.word(at) in _TOMAN_LETTERS and reading.digits and reading.value * scale >= _THOUSAND:
        known = UnitWord("toman")
    if (
        known is None
        or known.unit == "percent"
        or reading.ordinal
        or _none(message, reading, known)
    ):
        return None
    values = _rials(message, reading, known, scale=scale, single=single)
    if values[0] <= 0:
        return None
    return message.take(
        "money_irr", values[0], reading.start, at, cut=known.cut, others=values[1:]
    )


def _with_prefix(message: Message, reading: Reading) -> Entity | None:
    before = reading.start - 1
    times = _PREFIXES.get(message.tokens.word(before))
    if times is None or not reading.digits or not message.free(before, before):
        return None
    return message.take("money_irr", int(reading.value * times), before, reading.end - 1)


def _rials(
    message: Message, reading: Reading, known: UnitWord, *, scale: int, single: bool
) -> tuple[int, ...]:
    """Return what the amount may be, in rial, likeliest first."""
    said = message.tokens.word(reading.start)
    value = reading.value * scale
    if reading.digits and reading.end == reading.start + 1 and scale == 1:
        value = _thousands(said, value)
    values: tuple[Number, ...] = (value,)
    if reading.loose is not None:
        values = (reading.loose, value)
    elif known.unit == "toman" and not single and _HUNDRED_AND_MORE.fullmatch(said):
        values = (value, value * _THOUSAND)
    elif known.unit == "toman" and not single and 0 < value < _THOUSAND:
        values = _in_speech(value, costly=message.tokens.word(reading.end).endswith("ی"))
    times = _RIAL_IN_TOMAN if known.unit == "toman" else 1
    return tuple(int(value * times) for value in values if value * times == int(value * times))


def _thousands(said: str, value: Number) -> Number:
    """2.500 and 2/500 before a unit are thousands: nobody pays with three decimals."""
    if isinstance(value, Fraction) and len(said.replace("/", ".").partition(".")[2]) == _GROUP:
        return whole(value * _THOUSAND)
    return value


def _in_speech(value: Number, *, costly: bool) -> tuple[Number, ...]:
    """«۵۰۰ تومن» is five hundred thousand, «دو تومن» and «سرسیلندر ۱۴ تومنی» are millions.

    The others may be meant as well.
    """
    thousands, millions = value * _THOUSAND, value * _MILLION
    if isinstance(value, Fraction) or value < _FEW or (costly and value < _MANY):
        return millions, thousands, value
    return thousands, value, millions


def _none(message: Message, reading: Reading, known: UnitWord) -> bool:
    """«نه ریالی» and «یک ریال» are no amounts: not one rial."""
    said = message.tokens.word(reading.start)
    alone = reading.end == reading.start + 1
    return (alone and said == "نه") or (
        reading.value == 1 and known.unit == "rial" and not reading.digits
    )


def _millions(message: Message, reading: Reading) -> Entity | None:
    """Read «سه میلیون» and «۴ میلیون و ۲۰۰», toman being meant."""
    tokens = message.tokens
    largest = max(
        (
            NUMBER_WORDS[word].value
            for word in tokens.words[reading.start : reading.end]
            if word in NUMBER_WORDS
        ),
        default=0,
    )
    if largest < _MILLION or reading.bare or reading.language == "en":
        return None
    if tokens.word(reading.end) in _NO_MONEY:
        return None
    value = reading.value if reading.loose is None else reading.loose
    rials = int(value * _RIAL_IN_TOMAN)
    return message.take("money_irr", rials, reading.start, reading.end - 1, others=(int(value),))


def _vague(message: Message, reading: Reading) -> bool:
    """«چند صد هزار تومن» and «دو سه میلیون» name no one amount."""
    before = message.tokens.word(reading.start - 1)
    if before in _VAGUE:
        return True
    last = message.reading_before(reading.start)
    return last is not None and not last.digits and not reading.digits and last.scale == 1
