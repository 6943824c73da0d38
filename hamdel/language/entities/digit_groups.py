"""Amounts whose thousands a space parts: 2 500 000."""

from dataclasses import replace

from ..number_reading import Reading
from .message import Message

_GROUP = 3
_MOST_GROUPS = 5


def in_groups(message: Message, reading: Reading) -> Reading:
    """Return `reading` with the groups of digits before it, where all are one number.

    One group before must leave no doubt: 25 000 is one number, «سفارش ۳ ۲۰۰ تومن» two.
    """
    last = message.tokens.word(reading.start)
    if not reading.digits or reading.end != reading.start + 1 or not _is_group(last):
        return reading
    first, digits = reading.start, last
    while reading.start - first < _MOST_GROUPS and _parted(message, first):
        before = message.tokens.word(first - 1)
        if not before.isdecimal() or len(before) > _GROUP or before == "0":
            break
        first, digits = first - 1, before + digits
        if len(before) < _GROUP:
            break
    groups = reading.start - first
    if not groups or digits[0] == "0" or (groups == 1 and last != "000"):
        return reading
    return replace(reading, value=int(digits), start=first)


def _is_group(word: str) -> bool:
    return len(word) == _GROUP and word.isdecimal()


def _parted(message: Message, at: int) -> bool:
    """Tell whether one space alone stands before the word `at`."""
    tokens = message.tokens
    return at > 0 and tokens.folded[tokens.ends[at - 1] : tokens.starts[at]] == " "
