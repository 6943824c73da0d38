"""Numbers that a checksum or a numbering plan knows: phones, cards, Shebas, national ids."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..card import parse_card
from ..national_id import parse_national_id
from ..sheba import parse_sheba
from ..which import Language, which_language
from .entity import Entity, Kind
from .hints import hint_before
from .local_phones import (
    AskLanguage,
    american_phone,
    mobile_without_zero,
    phone_of,
    tehran_phone,
)

# Digits with what people put between them; each run is read once.
_RUN = re.compile(r"(?<![0-9a-z])(?:ir[ \u200c-]{0,2})?[+(]{0,2}[0-9](?:[ \u200c().-]{0,3}[0-9])*")
_GROUP = re.compile(r"[0-9]+")
_SHEBA = 24
_CARD = 16
_CARD_GROUP = 4
_TEN = 10
_LONGEST_PHONE = 15
_SHORTEST = 8
_NATIONAL_GROUPS = (3, 6, 1)
_POSTAL_GROUPS = (5, 5)
_MOST_GROUPS = 3
# More parts than anybody writes a number in.
_MOST_PARTS = 9
_AMERICAN_SIZES = (10, 11)
_TEHRAN = re.compile(r"تهران|\bteh?ran")
# Postal codes have no 0 and no 2 in their first five digits and never four alike at the head.
_POSTAL = re.compile(r"(?!(.)\1{3})[13-9]{4}[1346-9][0-9]{5}")


class _Groups(NamedTuple):
    """Groups of digits that stand together: all digits, the size of each, where they are."""

    digits: str
    sizes: tuple[int, ...]
    start: int
    end: int


def find_numbers(text: str, folded: str) -> Iterator[Entity]:
    """Yield the checked numbers of `text`; `folded` is its `same_length` form."""
    known: list[Language] = []

    def language() -> Language:
        if not known:
            known.append(which_language(text))
        return known[0]

    runs = _Runs(text, folded, language)
    for run in _RUN.finditer(folded):
        if run.end() - run.start() >= _SHORTEST:
            yield from runs.read(run.start(), run.end())


class _Runs:
    """The runs of digits of a text, with what people put between them."""

    __slots__ = ("_folded", "_language", "_text", "_there")

    def __init__(self, text: str, folded: str, language: AskLanguage) -> None:
        self._text = text
        self._folded = folded
        self._language = language
        self._there: bool | None = None

    def read(self, start: int, end: int) -> Iterator[Entity]:
        """Yield the numbers from `start` to `end`."""
        spans = [found.span() for found in _GROUP.finditer(self._folded, start, end)]
        at = 0
        while at < len(spans):
            head = start if at == 0 else spans[at][0]
            found = self._beginning(head, spans[at : at + _MOST_PARTS])
            if found is not None:
                yield found
            at += 1
            while found is not None and at < len(spans) and spans[at][0] < found.end:
                at += 1

    def _beginning(self, head: int, spans: list[tuple[int, int]]) -> Entity | None:
        """Return the best checked reading of the first groups; a sign may stand at `head`."""
        best: Entity | None = None
        digits, sizes = "", ()  # type: str, tuple[int, ...]
        for start, end in spans[:_MOST_PARTS]:
            digits, sizes = digits + self._folded[start:end], (*sizes, end - start)
            if len(digits) > _SHEBA:
                break
            if len(digits) < _SHORTEST or self._folded[end : end + 1].isdigit():
                continue
            kind, value = self._value(head, _Groups(digits, sizes, spans[0][0], end))
            if kind and value:
                begin = head if kind in {"iban", "phone"} else spans[0][0]
                begin += self._folded[begin] == "(" and ")" not in self._folded[begin:end]
                best = Entity(kind, value, begin, end, self._text[begin:end])
        return best

    def _value(self, head: int, groups: _Groups) -> tuple[Kind | None, str | None]:
        size = len(groups.digits)
        if size == _SHEBA:
            return "iban", parse_sheba(groups.digits)
        if size == _CARD:
            whole = min(groups.sizes) >= _CARD_GROUP
            return "card", parse_card(groups.digits) if whole else None
        if (
            size == _TEN
            and len(groups.sizes) <= _MOST_GROUPS
            and (reading := self._ten_digits(groups))[1]
        ):
            return reading
        return ("phone", self._phone(head, groups)) if size <= _LONGEST_PHONE else (None, None)

    def _phone(self, head: int, groups: _Groups) -> str | None:
        written = self._folded[head : groups.end]
        if written.startswith("(") and ")" not in written:
            written = written[1:]
        digits = groups.digits
        if written.startswith(("0", "+", "(0", "(+", "98")):
            return phone_of(written, groups.sizes, self._language)
        hint = hint_before(self._folded, head)
        if len(digits) == _SHORTEST and hint == "phone":
            return tehran_phone(digits) if self._in_tehran() else None
        if len(digits) not in _AMERICAN_SIZES or hint not in {None, "phone"}:
            return None
        return american_phone(written, digits, self._language, announced=hint == "phone")

    def _in_tehran(self) -> bool:
        if self._there is None:
            self._there = _TEHRAN.search(self._folded) is not None
        return self._there

    def _goes_on(self, start: int) -> bool:
        """Tell whether the digits go on those of a longer code: 815-2209981123."""
        return start > 1 and self._folded[start - 1] == "-" and self._folded[start - 2].isdigit()

    def _ten_digits(self, groups: _Groups) -> tuple[Kind | None, str | None]:
        """Ten digits: a national id, a postal code, or a mobile number without its zero."""
        hint = hint_before(self._folded, groups.start)
        if hint == "order" or self._goes_on(groups.start):
            return None, None
        if groups.sizes == _POSTAL_GROUPS or hint == "postal":
            valid = hint == "postal" and _POSTAL.fullmatch(groups.digits)
            return "plate_or_postal", groups.digits if valid else None
        national = groups.sizes in {(_TEN,), _NATIONAL_GROUPS} and parse_national_id(groups.digits)
        written = self._folded[groups.start : groups.end]
        american = american_phone(written, groups.digits, self._language, announced=False)
        mobile = american or mobile_without_zero(groups.digits)
        if national and not (mobile and hint == "phone"):
            return "national_id", national
        return "phone", mobile
