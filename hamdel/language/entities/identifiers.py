"""Numbers that a checksum or a numbering plan knows: phones, cards, Shebas, national ids."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..card import parse_card
from ..national_id import parse_national_id
from ..phones import parse_phone
from ..sheba import parse_sheba
from .entity import Entity, Kind
from .hints import hint_before

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
# Mobile prefixes in use, without the 0: what may be a phone typed without it.
_MOBILE = re.compile(r"9(?:0[0-5]|1[0-9]|2[0-3]|3[0-9]|41|9[0-9])[0-9]{7}")
# No line of Iran begins with 0 or 1 behind its area code; British mobiles look so.
_NOBODY = re.compile(r"\+98[1-8][0-9][01]")
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
    for run in _RUN.finditer(folded):
        if run.end() - run.start() >= _SHORTEST:
            yield from _in_run(text, folded, run.start(), run.end())


def _in_run(text: str, folded: str, start: int, end: int) -> Iterator[Entity]:
    spans = [found.span() for found in _GROUP.finditer(folded, start, end)]
    at = 0
    while at < len(spans):
        head = start if at == 0 else spans[at][0]
        found = _beginning(text, folded, head, spans[at : at + _MOST_PARTS])
        if found is not None:
            yield found
        at += 1
        while found is not None and at < len(spans) and spans[at][0] < found.end:
            at += 1


def _beginning(text: str, folded: str, head: int, spans: list[tuple[int, int]]) -> Entity | None:
    """Return the best checked reading of the first groups; `head` is where a sign may stand."""
    best: Entity | None = None
    digits, sizes = "", ()  # type: str, tuple[int, ...]
    for start, end in spans[:_MOST_PARTS]:
        digits, sizes = digits + folded[start:end], (*sizes, end - start)
        if len(digits) > _SHEBA:
            break
        if len(digits) < _SHORTEST or folded[end : end + 1].isdigit():
            continue
        kind, value = _read(folded, head, _Groups(digits, sizes, spans[0][0], end))
        if kind and value:
            begin = head if kind in {"iban", "phone"} else spans[0][0]
            best = Entity(kind, value, begin, end, text[begin:end])
    return best


def _read(folded: str, head: int, groups: _Groups) -> tuple[Kind | None, str | None]:
    size = len(groups.digits)
    if size == _SHEBA:
        return "iban", parse_sheba(groups.digits)
    if size == _CARD:
        whole = min(groups.sizes) >= _CARD_GROUP
        return "card", parse_card(groups.digits) if whole else None
    if (
        size == _TEN
        and len(groups.sizes) <= _MOST_GROUPS
        and (reading := _ten_digits(folded, groups))[1]
    ):
        return reading
    written = folded[head : groups.end]
    if size > _LONGEST_PHONE or not written.startswith(("0", "+", "(", "98")):
        return None, None
    value = parse_phone(written)
    return "phone", None if value and _NOBODY.match(value) else value


def _ten_digits(folded: str, groups: _Groups) -> tuple[Kind | None, str | None]:
    """Ten digits: a national id, a postal code, or a mobile number without its zero."""
    hint = hint_before(folded, groups.start)
    if hint == "order":
        return None, None
    if groups.sizes == _POSTAL_GROUPS or hint == "postal":
        valid = hint == "postal" and _POSTAL.fullmatch(groups.digits)
        return "plate_or_postal", groups.digits if valid else None
    national = groups.sizes in {(_TEN,), _NATIONAL_GROUPS} and parse_national_id(groups.digits)
    mobile = len(groups.sizes) <= _MOST_GROUPS and _MOBILE.fullmatch(groups.digits)
    if national and not (mobile and hint == "phone"):
        return "national_id", national
    return "phone", f"+98{groups.digits}" if mobile else None
