"""Numbers and codes of orders, parcels, tickets, invoices, bookings and discounts."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..digits import ascii_digits
from .entity import Entity
from .hints import hint_before
from .message import Message
from .order_words import DISCOUNT, FILLERS, MODELS, NUMBER, OTHER, STRONG, WEAK
from .unit_words import ALL_UNITS
from .word_sets import words

# A letter of the Persian alphabet may end a code: 3301-الف.
_CODE = re.compile(r"[0-9a-z]+(?:[-_/][0-9a-z]+)*(?:-(?:الف|[ا-ی])(?!\w))?")
_HASH = re.compile(r"(?<![\w#])#[ \u200c]?([0-9a-z]+(?:[-_][0-9a-z]+)*)")
_FREE = re.compile(r"(?<![\w@#./-])[0-9a-z]+(?:[-_][0-9a-z]+)*(?![\w@])")
_LETTERS = re.compile(r"[a-z]+")
_ANNOUNCING = STRONG | WEAK | NUMBER
# Booking codes of airlines: letters and digits in turn.
_RECORD = re.compile(r"(?=.{6}\Z)[a-z]+[0-9]+[a-z]+[0-9]+[a-z]*")
_LETTERED = re.compile(r"[a-z]-[0-9]{4,}")
_REACH = 8
_BACK = 6
_SHORT = 3
_LONG = 4
_MANY = 6
# Digits that a code must have where one word stands between («محموله‌ی دستکش 7741093»).
_FAR = 5
_LONGEST = 40
_YEARS = range(1300, 1500)
_COUNTED = words(
    "تا عدد دونه دانه جفت بسته کیلو گرم گرمی لیتر متر نفر بار ta adad kilo times items pcs"
)
_POST = 24
_BARE = range(12, 24)
_CARD = 16


def find_order_ids(message: Message) -> Iterator[Entity]:
    """Yield the ids that a word or # announces, and codes that look like nothing else."""
    yield from _hashed(message)
    if not message.vocabulary.isdisjoint(_ANNOUNCING):
        yield from _announced(message)
    yield from _free(message)


def _hashed(message: Message) -> Iterator[Entity]:
    if "#" not in message.vocabulary:
        return
    for found in _HASH.finditer(message.tokens.folded):
        code = found[1]
        if _digits(code) >= _SHORT:
            yield from _entity(message, found.start(1), found.end(1))


def _announced(message: Message) -> Iterator[Entity]:
    tokens = message.tokens
    at = 0
    while at < len(tokens):
        word = tokens.words[at]
        at += 1
        if word not in _ANNOUNCING or (
            word.isascii() and tokens.word(at) == "-" and tokens.glued(at)
        ):
            continue
        code = _code_after(message, at)
        if code is not None and _fits(message, at - 1, code):
            yield from _entity(message, *code)


def _code_after(message: Message, at: int) -> tuple[int, int] | None:
    """Return where the code after the words that only fill stands, or None."""
    tokens = message.tokens
    strange = False
    for here in range(at, min(len(tokens), at + _REACH)):
        word = tokens.words[here]
        if word in OTHER or (word == "پستی" and tokens.word(here - 1) == "کد"):
            return None
        if word.isascii() and word.isalnum():
            found = _CODE.match(tokens.folded, tokens.starts[here])
            enough = _digits(found[0]) >= _FAR if found and strange else True
            if found and (_digits(found[0]) or not _filling(message, here)):
                return found.span() if message.free(here, here) and enough else None
        if word not in FILLERS and word not in STRONG and word not in WEAK:
            if strange or not word.isalpha():
                return None
            strange = True
    return None


def _filling(message: Message, at: int) -> bool:
    word = message.tokens.word(at)
    return word in FILLERS or word in STRONG or word in WEAK


def _fits(message: Message, announcer: int, code: tuple[int, int]) -> bool:
    """Tell whether a code can be the one that the word at `announcer` announces."""
    tokens = message.tokens
    start, end = code
    folded, surface = tokens.folded[start:end], tokens.text[start:end]
    if end - start > _LONGEST or tokens.folded[end : end + 1].isalnum():
        return False
    word = tokens.word(announcer)
    if not folded.isdecimal():
        return _letters_fit(word, folded, surface)
    if _counted(message, end):
        return False
    if word in NUMBER:
        back = tokens.words[max(0, announcer - _BACK) : announcer]
        if not any(one in STRONG or one in WEAK for one in back):
            return False
    long = end - start >= _LONG and not (end - start == _LONG and int(folded) in _YEARS)
    return long or (word in STRONG and end - start >= _SHORT)


def _letters_fit(word: str, folded: str, surface: str) -> bool:
    digits = _digits(folded)
    if not digits:
        shown = surface.isupper() and len(surface) > _LONG
        return word in DISCOUNT and shown
    if surface == surface.upper():
        return digits >= 2 or len(folded) > _LONG  # noqa: PLR2004
    return digits >= _SHORT


def _counted(message: Message, end: int) -> bool:
    """Tell whether what follows says that the digits count something."""
    tokens = message.tokens
    after = bisect_left(tokens.starts, end)
    return tokens.word(after) in ALL_UNITS or tokens.word(after) in _COUNTED


def _free(message: Message) -> Iterator[Entity]:
    discount = not message.vocabulary.isdisjoint(DISCOUNT)
    told = not message.vocabulary.isdisjoint(STRONG)
    for found in _FREE.finditer(message.tokens.folded):
        code = found[0]
        if len(code) > _LONGEST or not any(map(str.isdigit, code)):
            continue
        if _stands_alone(message, found.start(), code, discount=discount, told=told):
            yield from _entity(message, *found.span())


def _stands_alone(message: Message, start: int, code: str, *, discount: bool, told: bool) -> bool:
    """Tell whether a code with no word before it is an id by its looks."""
    surface = message.tokens.text[start : start + len(code)]
    if code.isdecimal():
        return _bare_number(message, start, code)
    if surface != surface.upper():
        return False
    letters = _LETTERS.match(code)
    if letters is None:
        return _two_numbers(code)
    if told and _LETTERED.fullmatch(code):
        return True
    return _RECORD.fullmatch(code) is not None or _coded(code, letters[0], discount=discount)


def _coded(code: str, letters: str, *, discount: bool) -> bool:
    """ORD-2219, TB4471 and MEHR15 are ids, RTX-3060 and B12 are goods."""
    if letters == "ir" and _digits(code) > _LONGEST // 2:
        return False  # A Sheba whose check failed.
    known, tail = letters in MODELS, code.partition("-")[2]
    if tail:
        return (not known and _digits(tail) >= _SHORT) or _digits(tail) > _LONG
    if known or len(letters) == 1:
        return _digits(code) > _MANY
    if _digits(code) < 2:  # noqa: PLR2004
        return discount and len(letters) > _LONG
    short = discount and len(letters) >= _SHORT
    return short or _digits(code) >= _LONG or len(letters) >= _LONG


def _two_numbers(code: str) -> bool:
    head, _, tail = code.partition("-")
    plain = head.isdecimal() and tail.isdecimal()
    return plain and len(tail) > _LONG and len(head) > 1 and head[0] != "0"


def _bare_number(message: Message, start: int, code: str) -> bool:
    hint = hint_before(message.tokens.folded, start)
    if hint in {"iban", "card", "national_id", "phone", "postal"}:
        return False
    if len(code) == _POST:
        return True
    return len(code) in _BARE and len(code) != _CARD and code[0] != "0"


def _digits(code: str) -> int:
    return sum(map(str.isdigit, code))


def _entity(message: Message, start: int, end: int) -> Iterator[Entity]:
    tokens = message.tokens
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end) - 1
    if first <= last and message.free(first, last):
        yield message.take("order_id", ascii_digits(tokens.text[start:end]), first, last)
