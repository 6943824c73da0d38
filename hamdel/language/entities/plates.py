"""Number plates of Iranian cars: 12ب345-67 in the orders people write them."""

import re
from collections.abc import Iterator

from .entity import Entity

_LETTER = r"(?P<letter>الف|[ابپتثجدزژسشصطعفقکگلمنوهی])"
_GAP = "[ \u200c\u0640-]{0,3}"
_IRAN = rf"(?:{_GAP}(?:ایران|iran){_GAP}|{_GAP}-{_GAP})"
_FORWARD = re.compile(
    rf"(?<!\w)(?P<two>[0-9]{{2}}){_GAP}{_LETTER}{_GAP}(?P<three>[0-9]{{3}}){_IRAN}"
    r"(?P<region>[0-9]{2})(?!\w)"
)
_GLUED = re.compile(
    rf"(?<!\w)(?P<two>[0-9]{{2}}){_LETTER}(?P<three>[0-9]{{3}})\u200c?(?P<region>[0-9]{{2}})(?!\w)"
)
# As the plate shows it, read from the side of «ایران».
_BACKWARD = re.compile(
    rf"(?<!\w)(?:(?:ایران|iran){_GAP}(?P<region>[0-9]{{2}}){_GAP}"
    rf"|(?P<after>[0-9]{{2}}){_GAP}(?:ایران|iran){_GAP})"
    rf"(?P<three>[0-9]{{3}}){_GAP}{_LETTER}{_GAP}(?P<two>[0-9]{{2}})(?!\w)"
)


def find_plates(text: str, folded: str) -> Iterator[Entity]:
    """Yield the plates of `text`; `folded` is its `same_length` form."""
    for pattern in (_FORWARD, _GLUED, _BACKWARD):
        for found in pattern.finditer(folded):
            parts = found.groupdict()
            region = parts["region"] or parts["after"]
            letter = "الف" if parts["letter"] == "ا" else parts["letter"]
            value = f"{parts['two']}{letter}{parts['three']}-{region}"
            start, end = found.span()
            yield Entity("plate_or_postal", value, start, end, text[start:end])
