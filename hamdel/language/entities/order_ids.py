"""Numbers and codes of orders, parcels, tickets, invoices, bookings and discounts."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..digits import ascii_digits
from .entity import Entity
from .hints import hint_before
from .message import Message
from .order_codes import digits_in, fits_letters, looks_like_id, speaks_of_order
from .order_words import CODE, FILLERS, NUMBER, OTHER, SENDING, SENDING_HEADS, STRONG, WEAK
from .unit_words import ALL_UNITS
from .word_sets import words

# A letter of the Persian alphabet may end a code: 3301-الف.
_CODE = re.compile(r"[0-9a-z]+(?:[-_/][0-9a-z]+)*(?:-(?:الف|[ا-ی])(?!\w))?")
# «ک-۵۵۲۱», «الف/۱۲۳۴»: Persian letters before the digits; "DK 12345": a space between.
_PERSIAN_CODE = re.compile(r"(?<!\w)(?:الف|[ا-ی]{1,3})[-/][0-9]{3,}(?:[-/][0-9]+)*(?!\w)")
_SPACED_CODE = re.compile(r"(?<!\w)[a-z]{1,4} [0-9]{4,}(?!\w)")
_HASH = re.compile(r"(?<![\w#])#[ \u200c]?([0-9a-z]+(?:[-_][0-9a-z]+)*)")
_FREE = re.compile(r"(?<![\w@#./-])[0-9a-z]+(?:[-_/][0-9a-z]+)*(?![\w@])")
_ANNOUNCING = STRONG | WEAK | NUMBER
_REACH = 8
_BACK = 6
_SHORT = 3
_LONG = 4
# Digits that a code must have where one word stands between («محموله‌ی دستکش 7741093»).
_FAR = 5
_LONGEST = 40
_OPENING = frozenset(":«\"'=(")
# Sizes that no telephone number of Iran has.
_NO_PHONE = (5, 6, 7, 9, 12, 13, 14)
_YEARS = range(1300, 1500)
_COUNTED = words(
    "تا عدد دونه دانه جفت بسته کیلو گرم گرمی لیتر متر نفر بار ta adad kilo times items pcs"
)
_ENDS = frozenset(".,!?;:)»\"'")
_LISTING = words("و , and or یا o va ya &")
_PLURAL = words("ه ام م")
_MOST_LISTED = 5
# Numbers that begin like a mobile phone are phones that went wrong.
_LIKE_PHONE = re.compile(r"09[0-9]{7,11}")
_LONG_CODE = 7
# Words that announce numbers of any kind: what they are, others say.
_OF_ANYTHING = CODE | NUMBER | words("ثبت id")
_IDENTITIES = {"national_id", "card", "iban", "postal", "other"}
# Nothing after a code, or «است»: «4417029ه».
_ENDED = re.compile(r"(?:ه|ام|ئه|عه)?(?![^\W_])")
# 16x25x1: how large a thing is.
_SIZE = re.compile(r"[0-9]+[x*×][0-9]+")
# «۸۸۴۱۲ تا جمعه»: until.
_UNTIL = words("تا ta")
_UNTIL_WHEN = words(
    "کی چه حالا الان اخر فردا امروز امشب هنوز ظهر شب عصر صبح key kei hala alan farda emrooz koja کجا چند"
)
_DAY = words("روز rooz")
_WAS_CLOSED = words("شد شده نشده میشه می شدن کردین کردید کردن بود نشد")
_MOST_BARE = 24


def find_order_ids(message: Message) -> Iterator[Entity]:
    """Yield the ids that a word or # announces, and codes that look like nothing else."""
    yield from _hashed(message)
    if not message.vocabulary.isdisjoint(_ANNOUNCING):
        yield from _announced(message)
    yield from _free(message)
    if any(len(word) >= _FAR and word.isdecimal() for word in message.vocabulary):
        yield from _loose_numbers(message, spoken=_spoken_of(message))


def _spoken_of(message: Message) -> bool:
    known = message.vocabulary
    return not known.isdisjoint(STRONG | SENDING) or any(
        one.startswith(SENDING_HEADS) for one in known
    )


def _hashed(message: Message) -> Iterator[Entity]:
    if "#" not in message.vocabulary:
        return
    for found in _HASH.finditer(message.tokens.folded):
        code = found[1]
        if digits_in(code) >= _SHORT:
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
        if word not in STRONG and tokens.word(at - 2) in OTHER:
            continue  # "discount code", "verification code"
        code = _code_after(message, at)
        if code is not None and _fits(message, at - 1, code):
            yield from _entity(message, *code)
            yield from _listed(message, at - 1, code)


def _listed(message: Message, announcer: int, code: tuple[int, int]) -> Iterator[Entity]:
    """Yield the codes that a comma or «و» adds to an announced one: 88121 and 88122."""
    tokens = message.tokens
    first = digits_in(tokens.folded[slice(*code)])
    for _ in range(_MOST_LISTED):
        at = bisect_left(tokens.starts, code[1])
        at += tokens.word(at) in _PLURAL and tokens.joined(at)
        if tokens.word(at) not in _LISTING:
            return
        at += 1 + (tokens.word(at + 1) in _LISTING)
        following = _code_at(message, at, near=True, strange=True) if at < len(tokens) else None
        if following is None or digits_in(tokens.folded[slice(*following)]) != first:
            return
        if not _fits(message, announcer, following):
            return
        yield from _entity(message, *following)
        code = following


def _code_after(message: Message, at: int) -> tuple[int, int] | None:
    """Return where the code after the words that only fill stands, or None."""
    tokens = message.tokens
    strange = False
    for here in range(at, min(len(tokens), at + _REACH)):
        word = tokens.words[here]
        if word in OTHER or (word == "پستی" and tokens.word(here - 1) == "کد"):
            break
        if (word.isascii() and (word.isalnum() or word[0].isdigit())) or _special(message, here):
            span = _code_at(message, here, near=here == at, strange=strange)
            if span is not None or not _filling(word):
                return span
        elif not _filling(word):
            if strange or not word.isalpha():
                break
            strange = True
    return None


def _code_at(message: Message, at: int, *, near: bool, strange: bool) -> tuple[int, int] | None:
    """Return the code that begins with the word `at`.

    `near` says that it stands right after the word that announces it, `strange` that a word
    which says nothing stands between.
    """
    tokens = message.tokens
    if (special := _special(message, at)) is not None:
        return special
    found = _CODE.match(tokens.folded, tokens.starts[at])
    if found is None or not message.free(at, at):
        return None
    digits = digits_in(found[0])
    if digits:
        start, end = found.span()
        shown = digits > 1 and tokens.text[start].isupper() and tokens.text[start:end].isupper()
        return (start, end) if digits >= _FAR or shown or not strange else None
    told = near or tokens.word(at - 1) in _OPENING
    return found.span() if told and not _filling(tokens.word(at)) else None


def _free(message: Message) -> Iterator[Entity]:
    order = speaks_of_order(message)
    for found in _FREE.finditer(message.tokens.folded):
        code = found[0]
        known = len(code) <= _LONGEST and any(map(str.isdigit, code))
        if known and looks_like_id(message, found.start(), code, order=order):
            yield from _entity(message, *found.span())


def _special(message: Message, at: int) -> tuple[int, int] | None:
    """Return where a code with Persian letters or with a space after capital ones stands."""
    tokens = message.tokens
    start = tokens.starts[at]
    found = _PERSIAN_CODE.match(tokens.folded, start) or _SPACED_CODE.match(tokens.folded, start)
    if found is None or (found[0].isascii() and not tokens.text[start : start + 2].isupper()):
        return None
    return found.span() if message.free(at, at) else None


def _loose_numbers(message: Message, *, spoken: bool) -> Iterator[Entity]:
    """Yield the bare numbers that can be nothing else: longer ones, five digits of an order.

    Round ones are amounts without a unit.
    """
    tokens = message.tokens
    for at, word in enumerate(tokens.words):
        if not word.isdecimal() or not _FAR <= len(word) <= _MOST_BARE or word.endswith("00"):
            continue
        if (not spoken and len(word) not in _NO_PHONE[1:]) or _LIKE_PHONE.fullmatch(word):
            continue
        start, end = tokens.starts[at], tokens.ends[at]
        if tokens.word(at - 1) in OTHER:
            continue
        if tokens.word(at - 1)[:1].isdigit() or tokens.word(at + 1)[:1].isdigit():
            continue  # A part of a number that is written in groups.
        ended = not tokens.glued(at + 1) or tokens.word(at + 1) in _ENDS
        if tokens.glued(at) or not ended or not message.free(at, at) or _counted(message, end):
            continue
        if hint_before(tokens.folded, start) in {None, "order"}:
            yield from _entity(message, start, end)


def _filling(word: str) -> bool:
    return word in FILLERS or word in STRONG or word in WEAK


def _fits(message: Message, announcer: int, code: tuple[int, int]) -> bool:
    """Tell whether a code can be the one that the word at `announcer` announces."""
    tokens = message.tokens
    start, end = code
    folded, surface = tokens.folded[start:end], tokens.text[start:end]
    if end - start > _LONGEST or not _ENDED.match(tokens.folded, end) or _SIZE.match(folded):
        return False
    word = tokens.word(announcer)
    if " " in folded or not folded.isascii():
        return word in _ANNOUNCING
    numeric = not any(map(str.isalpha, folded))
    told = word not in _OF_ANYTHING or hint_before(tokens.folded, start) not in _IDENTITIES
    if numeric and not told:
        return False
    if not folded.isdecimal():
        return fits_letters(word, folded, surface)
    return not _counted(message, end) and _fits_digits(message, announcer, folded)


def _fits_digits(message: Message, announcer: int, code: str) -> bool:
    word, size = message.tokens.word(announcer), len(code)
    if _LIKE_PHONE.fullmatch(code):
        return False
    if word in NUMBER:
        back = message.tokens.words[max(0, announcer - _BACK) : announcer]
        if not any(one in STRONG or one in WEAK for one in back):
            return size in _NO_PHONE and int(code) not in _YEARS
    if size == _LONG and int(code) in _YEARS:
        return False
    if word in CODE and not speaks_of_order(message):
        return size >= _LONG_CODE
    return size >= (_SHORT if word in STRONG else _LONG)


def _counted(message: Message, end: int) -> bool:
    """Tell whether what follows says that the digits count something."""
    tokens = message.tokens
    after = bisect_left(tokens.starts, end)
    word = tokens.word(after)
    if word in _UNTIL and not tokens.joined(after):
        return tokens.word(after + 1) not in _UNTIL_WHEN and not _day_after(message, after + 1)
    if word == "بسته" and tokens.word(after + 1) in _WAS_CLOSED:
        return False  # «تیکت ۸۸۲۱۹ بسته شد»
    if word in _DAY and tokens.word(after + 1)[:1].isdigit():
        return False  # «بسته ۲۴۱۸۷۰۵۵۳ روز ۲۵ آبان»
    return word in ALL_UNITS or word in _COUNTED


def _day_after(message: Message, at: int) -> bool:
    """Tell whether a day that was read stands at the word `at`."""
    return at < len(message.tokens) and not message.free(at, at)


def _entity(message: Message, start: int, end: int) -> Iterator[Entity]:
    tokens = message.tokens
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end) - 1
    if first <= last and message.free(first, last):
        yield message.take("order_id", ascii_digits(tokens.text[start:end]), first, last)
