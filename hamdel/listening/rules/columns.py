"""What each column of somebody's file of feedback is: guessed from its name and from what stands in it.

A guess has a confidence, 0…1: that of its name where the name is known, else the share of cells that look
like it, less a fifth, since looks deceive. Shown to whoever imports; they decide.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hamdel.language.date_parsing import parse_date
from hamdel.language.digits import ascii_digits
from hamdel.language.emails import parse_email
from hamdel.language.fold import plain
from hamdel.language.numbers import parse_number
from hamdel.language.phones import parse_phone
from hamdel.platform.instants import parse_instant

LEAVE_OUT: Final = ""
_NAMES: Final[dict[str, str]] = {
    "text": "text|review|comment|body|content|message|review text|feedback|review body|verbatim|reviewtext|"
    "value text|متن|نظر|متن نظر|دیدگاه|متن دیدگاه|پیام|توضیح|توضیحات|شرح|بازخورد|نقد|کامنت",
    "title": "title|subject|headline|review title|summary|عنوان|تیتر|موضوع|عنوان نظر",
    "rating": "rating|stars|score|star rating|rate|امتیاز|ستاره|نمره|رتبه|تعداد ستاره",
    "posted_at": "posted at|date|created at|time|timestamp|submitted at|review date|at|created|collected at|"
    "submission date|تاریخ|زمان|تاریخ ثبت|تاریخ نظر|ثبت شده در|تاریخ ارسال",
    "author": "author|name|user|username|reviewer|nickname|author name|user name|from|نام|نویسنده|کاربر|"
    "نام کاربر|فرستنده|نام نویسنده|نام و نام خانوادگی",
    "handle": "handle|screen name|account|user handle|نام کاربری|آیدی|حساب",
    "url": "url|link|permalink|review link|review url|نشانی|لینک|پیوند|آدرس",
    "ref": "id|review id|ref|comment id|post id|submission id|external id|شناسه|شناسه نظر|کد نظر|کد",
    "network": "network|source|platform|site|channel|store|source type|شبکه|منبع|سایت|فروشگاه|کانال|پلتفرم",
    "reach": "reach|followers|views|impressions|دنبال کننده|دنبال‌کننده|بازدید|تعداد دنبال کننده|مخاطب",
    "email": "email|e mail|mail|email address|ایمیل|رایانامه|پست الکترونیک",
    "phone": "phone|mobile|tel|telephone|cell|phone number|تلفن|موبایل|شماره|همراه|شماره تماس|شماره موبایل",
    "user_id": "user id|userid|customer id|کد مشتری|شناسه کاربر|شناسه مشتری|کد کاربری",
}  # fmt: skip
TARGETS: Final = tuple(_NAMES)
_KNOWN: Final = {
    plain(word): target for target, words in _NAMES.items() for word in words.split("|")
}
_BY_TARGET: Final = 0.99
_BY_NAME: Final = 0.95
_BY_PART: Final = 0.7
_DECEIT: Final = 0.2
_LEAST: Final = 0.5
_LOOKED_AT: Final = 200
_LONG_TEXT: Final = 25
_PARTING: Final = re.compile(r"[_\-./]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column is (one of TARGETS, or LEAVE_OUT), and how sure that is."""

    target: str
    confidence: float


def guess_columns(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Guess]:
    """Guess what each column is; a target is given once, to the column that is surest of it."""
    offers: list[tuple[float, int, str]] = []
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows[:_LOOKED_AT] if place < len(row) and row[place]]
        offers += [(sure, place, target) for target, sure in _offers(column, cells).items()]
    found = [Guess(LEAVE_OUT, 0.0) for _ in columns]
    taken: set[str] = set()
    for sure, place, target in sorted(offers, key=lambda one: (-one[0], one[1])):
        if target not in taken and not found[place].target:
            found[place] = Guess(target, round(sure, 2))
            taken.add(target)
    return found


def _offers(column: str, cells: Sequence[str]) -> dict[str, float]:
    looks = {
        target: share - _DECEIT
        for target, look in _LOOKS.items()
        if (share := _share(cells, look)) - _DECEIT >= _LEAST
    }
    named, sure = _named(column)
    if not named:
        return looks
    look = _LOOKS.get(named)
    if cells and look is not None and named in _STRICT and _share(cells, look) < _LEAST:
        return looks  # a column «date» of things that are no dates
    return {named: max(sure, looks.get(named, 0.0))}


def _named(column: str) -> tuple[str, float]:
    name = plain(_PARTING.sub(" ", _CAMEL.sub(" ", column)))
    if name.replace(" ", "_") in _NAMES:
        return name.replace(" ", "_"), _BY_TARGET
    if name in _KNOWN:
        return _KNOWN[name], _BY_NAME
    words = name.split()
    for word in reversed(words):
        if word in _KNOWN and len(words) > 1:
            return _KNOWN[word], _BY_PART
    return "", 0.0


def _share(cells: Sequence[str], look: Callable[[str], bool]) -> float:
    return sum(map(look, cells)) / len(cells) if cells else 0.0


def _is_rating(cell: str) -> bool:
    number = parse_number(cell)
    return number is not None and 0 <= number <= 10 and len(cell.strip()) <= 4  # noqa: PLR2004


def _is_instant(cell: str) -> bool:
    said = ascii_digits(cell.strip())
    return (
        parse_instant(said) is not None or parse_date(said.split("T")[0].split(" ")[0]) is not None
    )


def _is_address(cell: str) -> bool:
    return cell.strip().lower().startswith(("http://", "https://"))


def _is_long(cell: str) -> bool:
    return len(cell) >= _LONG_TEXT and " " in cell.strip() and not _is_address(cell)


_LOOKS: Final[dict[str, Callable[[str], bool]]] = {
    "email": lambda cell: parse_email(cell) is not None,
    "phone": lambda cell: len(cell) > 9 and parse_phone(cell) is not None,  # noqa: PLR2004
    "url": _is_address,
    "posted_at": _is_instant,
    "rating": _is_rating,
    "text": _is_long,
}
_STRICT: Final = frozenset({"posted_at", "rating", "url", "email"})
