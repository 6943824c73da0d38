"""Amounts of toman and rial, as integers of rial."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from ..number_reading import Number, Reading, whole
from .bare_money import NO_MONEY, RIAL_IN_TOMAN, money_without_unit
from .digit_groups import in_groups
from .entity import Entity
from .message import Message
from .unit_words import ALL_UNITS, MONEY_UNITS, UnitWord
from .word_sets import words

_THOUSAND = 1_000
_MILLION = 10**6
_GROUP = 3
_HUNDRED = 100
# «۱۱۰۰ تومن» may be a million and a hundred thousand.
_HUNDRED_AND_MORE = re.compile(r"[1-9][0-9]00")
_FEW = 6
_MANY = 50
_VAGUE = words("چند چندین چن چندتا صدها هزارها میلیونها دهها chand chandin")
_SHORT_SCALES = {"م": _MILLION, "m": _MILLION, "k": _THOUSAND, "ک": _THOUSAND, "ه": _THOUSAND}
_TOMAN_LETTERS = {"t", "ت"}
# "5 t" and «۲ ت» may be tons, terabytes or «تا».
_LEAST_BEFORE_LETTER = 20
# «۱۲۰۰ تا تک تومنی»: single tomans.
# Before the digits in English: IRR 84,000,000.
_PREFIXES = {"irr": 1, "irt": 10, "rial": 1, "rials": 1, "rls": 1}
_SINGLE = words("تا تک ta tak")
# After «دو تومن و» they are no part of the amount.
_NO_REST = NO_MONEY | frozenset(ALL_UNITS)
_NOT_EVEN = words("هم ham حتی")
_NO = ("ن", "na", "ne")
_REACH = 5
_COSTLY = 300_000
_BESIDE = 3
_AND = words("و o va")
_HALF = words("نیم nim")


def read_money(message: Message) -> Iterator[Entity]:
    """Yield the amounts with a unit, and millions that are said without one."""
    for one in message.readings:
        reading = in_groups(message, one)
        if message.free(reading.start, reading.end - 1) and not _vague(message, reading):
            found = (
                _with_unit(message, reading)
                or _with_prefix(message, reading)
                or money_without_unit(message, reading)
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
    coded = tokens.glued(at + 1) and tokens.word(at + 1).isalnum()
    if tokens.word(at) in _TOMAN_LETTERS and reading.digits and not coded:
        enough = reading.value * scale >= _LEAST_BEFORE_LETTER
        known = UnitWord("toman") if enough else known
    if (
        known is None
        or known.unit == "percent"
        or reading.ordinal
        or _none(message, reading, known)
    ):
        return None
    values = _rials(message, reading, known, scale=scale, single=single)
    if not values[0] and tokens.word(reading.start) != "0":
        return None
    if not known.cut and values[0] >= RIAL_IN_TOMAN * _MILLION:
        more, last = _more(message, reading, at)
        if last > at:
            first = values[0] + more * RIAL_IN_TOMAN
            return message.take("money_irr", first, reading.start, last, others=values[1:])
    return message.take(
        "money_irr", values[0], reading.start, at, cut=known.cut, others=values[1:]
    )


def _more(message: Message, reading: Reading, at: int) -> tuple[int, int]:
    """Return the toman that follow millions told as «دو تومن», and the last word.

    «دو تومن و نیم» is two and a half million, «یه تومن و هشتصد» one million eight hundred thousand.
    """
    tokens = message.tokens
    plain = reading.scale == 1 and reading.value < _THOUSAND and not tokens.word(at).endswith("ی")
    if not plain or tokens.word(at + 1) not in _AND:
        return 0, at
    if tokens.word(at + 2) in _HALF and tokens.word(at + 3) not in ALL_UNITS:
        return _MILLION // 2, at + 2
    rest = message.reading_at(at + 2)
    if rest is None or rest.scale > 1 or not isinstance(rest.value, int):
        return 0, at
    if rest.value not in range(100, _THOUSAND) or tokens.word(rest.end) in _NO_REST:
        return 0, at
    return rest.value * _THOUSAND, rest.end - 1


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
    if reading.end > reading.start + 1 and reading.scale == 1 and reading.digits:
        return (int(value) * (RIAL_IN_TOMAN if known.unit == "toman" else 1),)  # 2 500 000
    if reading.digits and reading.end == reading.start + 1 and scale == 1:
        value = _thousands(said, value)
    values: tuple[Number, ...] = (value,)
    if reading.loose is not None:
        values = (reading.loose, value)
    elif known.unit == "toman" and not single and _HUNDRED_AND_MORE.fullmatch(said):
        values = (value, value * _THOUSAND)
        values = values[::-1] if _costly_beside(message, reading) else values
    elif known.unit == "toman" and not single and 0 < value < _THOUSAND:
        values = _in_speech(value, costly=message.tokens.word(reading.end).endswith("ی"))
    times = RIAL_IN_TOMAN if known.unit == "toman" else 1
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


def _costly_beside(message: Message, reading: Reading) -> bool:
    """Tell whether another amount of the message is of hundreds of thousands, in speech or not."""
    near = bisect_left(message.readings, reading.start, key=lambda one: one.start)
    for one in message.readings[max(0, near - _BESIDE) : near + _BESIDE + 1]:
        known = MONEY_UNITS.get(message.tokens.word(one.end))
        if one is reading or known is None or known.unit != "toman":
            continue
        if one.value >= _COSTLY or (one.scale == 1 and _HUNDRED <= one.value < _THOUSAND):
            return True
    return False


def _none(message: Message, reading: Reading, known: UnitWord) -> bool:
    """«نه ریالی», «یک ریال» and «یه تومن هم نمیدم» are no amounts: not one rial."""
    tokens = message.tokens
    said = tokens.word(reading.start)
    alone = reading.end == reading.start + 1
    if reading.value == 1 and not reading.digits and alone:
        after = tokens.words[reading.end + 1 : reading.end + 1 + _REACH]
        even = after[:1] != [] and after[0] in _NOT_EVEN
        even = even or tokens.word(reading.start - 1) in _NOT_EVEN
        refused = any(word.startswith(_NO) for word in after[1:])
        return known.unit == "rial" or (even and refused)
    return alone and said == "نه"


def _vague(message: Message, reading: Reading) -> bool:
    """«چند صد هزار تومن» and «دو سه میلیون» name no one amount."""
    before = message.tokens.word(reading.start - 1)
    if before in _VAGUE:
        return True
    last = message.reading_before(reading.start)
    if last is None or last.value < 1 or message.tokens.word(last.start) == "نه":
        return False  # «نصف دو میلیون», «نه چهار میلیون»
    return not last.digits and not reading.digits and last.scale == 1
