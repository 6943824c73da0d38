"""Codes that are known for ids by their looks: ORD-2219, TB4471, 88-41920, K2RV8M."""

import re
from typing import NamedTuple

from .hints import hint_before
from .message import Message
from .order_words import DISCOUNT, MODELS, STRONG

_LETTERS = re.compile(r"[a-z]+")
# Booking codes of airlines: letters and digits in turn.
_RECORD = re.compile(r"(?=.{6}\Z)[a-z]+[0-9]+[a-z]+[0-9]+[a-z]*")
_LETTERED = re.compile(r"[a-z]-[0-9]{4,}")
# What a machine shows when it fails: E20, F05.
_FAULT = re.compile(r"[a-z][0-9]{1,2}")
_SHORT = 3
_LONG = 4
_MANY = 6
_MOST_SHEBA = 20
_POST = 24
_BARE = range(12, 24)
_CARD = 16
_ELSEWHERE = {"iban", "card", "national_id", "phone", "postal"}


class About(NamedTuple):
    """What the message speaks of: of discounts, of an order."""

    discount: bool
    order: bool


def about(message: Message) -> About:
    """Return what the words of the message say of the codes in it."""
    words = message.vocabulary
    return About(not words.isdisjoint(DISCOUNT), not words.isdisjoint(STRONG))


def digits_in(code: str) -> int:
    """Return how many digits the code has."""
    return sum(map(str.isdigit, code))


def looks_like_id(message: Message, start: int, code: str, spoken: About) -> bool:
    """Tell whether a code with no word before it is an id by its looks.

    `code` is the folded form of what stands at `start`.
    """
    surface = message.tokens.text[start : start + len(code)]
    letters = _LETTERS.match(code)
    if letters is None:
        return _of_digits(message, start, code)
    if surface != surface.upper() or (letters[0] == "ir" and digits_in(code) > _MOST_SHEBA):
        return False  # A long IR… is a Sheba whose check failed.
    if _RECORD.fullmatch(code) or _LETTERED.fullmatch(code):
        return True
    return _dashed(code, letters[0], spoken) if "-" in code else _solid(code, letters[0], spoken)


def _dashed(code: str, letters: str, spoken: About) -> bool:
    """ORD-2219-B and 8F2K-99QX-LM31 are ids, RTX-3060 is a card for games."""
    digits = digits_in(code.partition("-")[2])
    if spoken.order and digits >= _SHORT and letters not in MODELS:
        return True
    many = code.count("-") > 1 and digits_in(code) >= _LONG
    if spoken.discount and digits > 1 and letters not in MODELS:
        return True
    return many or digits > _LONG or (digits >= _LONG and letters not in MODELS)


def _solid(code: str, letters: str, spoken: About) -> bool:
    """TB4471 and MEHR15 are ids, B12 is a vitamin."""
    digits, size = digits_in(code), len(letters)
    if letters in MODELS or size == 1:
        return digits > _MANY
    if digits < 2:  # noqa: PLR2004
        return spoken.discount and size > _LONG
    return digits >= _LONG or size >= _LONG or (spoken.discount and size >= _SHORT)


def _two_numbers(code: str) -> bool:
    head, _, tail = code.partition("-")
    plain = head.isdecimal() and tail.isdecimal()
    uneven = len(head) != len(tail) and len(head) > 1
    return plain and uneven and len(tail) >= _LONG and head[0] != "0"


def _of_digits(message: Message, start: int, code: str) -> bool:
    if hint_before(message.tokens.folded, start) in _ELSEWHERE:
        return False
    if not code.isdecimal():
        return _two_numbers(code)
    return len(code) == _POST or (len(code) in _BARE and len(code) != _CARD and code[0] != "0")


def fits_letters(word: str, folded: str, surface: str) -> bool:
    """Tell whether a code with letters can be what `word` announces."""
    digits = digits_in(folded)
    if not any(map(str.isalpha, folded)):
        return digits > _LONG
    if not digits:
        shown = surface.isupper() and len(surface) > _LONG
        return word in DISCOUNT and shown
    if _FAULT.fullmatch(folded) and word not in STRONG:
        return False
    if surface == surface.upper():
        return digits >= 2 or len(folded) > _LONG  # noqa: PLR2004
    return digits >= _SHORT
