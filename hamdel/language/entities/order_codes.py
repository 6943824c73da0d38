"""Codes that are known for ids by their looks: ORD-2219, TB4471, 88-41920, K2RV8M."""

import re
from bisect import bisect_left

from .hints import hint_before
from .message import Message
from .order_words import GOODS, MODELS, OTHER, STRONG

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
_ELSEWHERE = {"iban", "card", "national_id", "phone", "postal", "other"}
# NOROOZ20, SAVE15: a word and a percentage or a year, as discounts are named.
_NAMED = re.compile(r"[a-z]{4,}[0-9]{1,4}|[a-z]{3}[0-9]{1,2}")
_MODEL = re.compile(r"[a-z]+[0-9]+[a-z]+[0-9]+")
_SERVICE = re.compile(r"[a-z]{2,4}-[0-9]{5,}")
_BACK = 5


def digits_in(code: str) -> int:
    """Return how many digits the code has."""
    return sum(map(str.isdigit, code))


def speaks_of_order(message: Message) -> bool:
    """Tell whether the message has a word that announces orders."""
    return message.mentions(STRONG)


def looks_like_id(message: Message, start: int, code: str, *, order: bool) -> bool:
    """Tell whether a code with no word before it is an id by its looks.

    `code` is the folded form of what stands at `start`; `order` says that the message speaks of
    an order.
    """
    letters = _LETTERS.match(code)
    if letters is None:
        return _of_digits(message, start, code)
    surface = message.tokens.text[start : start + len(code)]
    if (letters[0] == "ir" and digits_in(code) > _MOST_SHEBA) or _of_another(message, start):
        return False  # A long IR… is a Sheba whose check failed.
    if surface != surface.upper():
        return _SERVICE.fullmatch(code) is not None and letters[0] not in MODELS
    if _RECORD.fullmatch(code) or _LETTERED.fullmatch(code):
        return True
    return _dashed(code, letters[0], order=order) if "-" in code else _solid(code, letters[0])


def _of_another(message: Message, start: int) -> bool:
    """Tell whether words before say that the code is of goods, a discount, a fault, a sign-in."""
    tokens = message.tokens
    at = bisect_left(tokens.starts, start)
    if tokens.word(at - 1) in GOODS:
        return True
    for here in range(at - 1, max(-1, at - 1 - _BACK), -1):
        word = tokens.words[here]
        if word in STRONG or not (word.isalpha() or word in _LINKS):
            return False
        if word in OTHER:
            return True
    return False


_LINKS = frozenset(":«\"'-(")


def _dashed(code: str, letters: str, *, order: bool) -> bool:
    """ORD-2219-B and 8F2K-99QX-LM31 are ids, RTX-3060 is a card for games."""
    digits = digits_in(code.partition("-")[2])
    if order and digits >= _SHORT and letters not in MODELS:
        return True
    many = code.count("-") > 1 and digits_in(code) >= _LONG
    return many or digits > _LONG or (digits >= _LONG and letters not in MODELS)


def _solid(code: str, letters: str) -> bool:
    """TB4471 is an id, B12 a vitamin, MEHR15 a discount, UE55TU7100 a television."""
    digits, size = digits_in(code), len(letters)
    if _NAMED.fullmatch(code) or _MODEL.fullmatch(code):
        return False
    if letters in MODELS or size == 1:
        return digits > _MANY
    return digits >= _LONG or (digits > 1 and size >= _LONG)


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
    if not digits or (_NAMED.fullmatch(folded) and word not in STRONG):
        return False
    if _FAULT.fullmatch(folded) and word not in STRONG:
        return False
    if surface == surface.upper():
        return digits >= 2 or len(folded) > _LONG  # noqa: PLR2004
    return digits >= _SHORT
