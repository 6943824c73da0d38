"""Percentages: «۲۰ درصد», ٪۲۰, "fifteen percent"."""

from collections.abc import Iterator

from ..number_reading import Reading
from .entity import Entity
from .message import Message
from .unit_words import MONEY_UNITS
from .word_sets import words

# «صد در صد مطمئنم», «یه درصدم شک ندارم».
_FROM = words("از به تا az be ta")
_OF = words(
    "شارژ تخفیف سود مبلغ وجه هزینه پول پولم جریمه بازگشت عودت برگشت takhfif pul pool hazine"
)
_SAYINGS = (["صد"], ["یه"], ["sad"], ["ye"])


def read_percents(message: Message) -> Iterator[Entity]:
    """Yield the percentages; what words say of certainty is none."""
    tokens = message.tokens
    for reading in message.readings:
        if not message.free(reading.start, reading.end - 1) or reading.ordinal:
            continue
        last, cut = _sign_after(message, reading)
        first = reading.start
        if last < 0 and tokens.word(first - 1) == "%":
            first, last = first - 1, reading.end - 1
        certain = tokens.words[reading.start : reading.end] in _SAYINGS
        certain = certain and not _measured(message, first, last)
        if last >= 0 and not certain:
            value = reading.value
            number = value if isinstance(value, int) else float(value)
            yield message.take("percent", number, first, last, cut=cut)


def _measured(message: Message, first: int, last: int) -> bool:
    """Tell whether a hundred per cent are of something: «از صد درصد میاد به بیست»."""
    tokens = message.tokens
    return tokens.word(first - 1) in _FROM or tokens.word(last + 1) in _OF


def _sign_after(message: Message, reading: Reading) -> tuple[int, int]:
    """Return the place of the sign or word after the number, and its ending; -1 for none."""
    tokens, at = message.tokens, reading.end
    if tokens.word(at) in {"در", "per"} and tokens.word(at + 1) in {"صد", "cent"}:
        return at + 1, 0
    known = MONEY_UNITS.get(tokens.word(at))
    return (at, known.cut) if known is not None and known.unit == "percent" else (-1, 0)
