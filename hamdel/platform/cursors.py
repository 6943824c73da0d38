"""Places in lists and numbers of rows, as addresses say them: judged once, for size and for range.

Whatever comes back from here, every database takes as a number of its own, a little added.
"""

import base64
from collections.abc import Sequence
from typing import Annotated, Any, Final, TypeVar

import msgspec

T = TypeVar("T")
Offset = Annotated[int, msgspec.Meta(ge=0)]

LONGEST: Final = 400  # letters of a cursor
MOST_DIGITS: Final = 19
LARGEST: Final = 2**62


def write_cursor(*place: int | str) -> str:
    """An opaque cursor of a place in an order, e.g. the last row's instant and id."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def read_cursor(text: str, kind: type[T]) -> T:
    """The place that a cursor says, as e.g. `tuple[int, int]`; a count of rows is an `Offset`.

    Raises ValueError for a text that is none of ours.
    """
    if len(text) > LONGEST:
        raise ValueError("too long for a cursor")
    padded = text.encode("ascii") + b"=" * (-len(text) % 4)
    place = msgspec.json.decode(base64.b64decode(padded, b"-_", validate=True), type=kind)
    parts: Sequence[Any] = place if isinstance(place, tuple) else [place]
    if not all(_fits(one) for one in parts):
        raise ValueError("out of range for a cursor")
    return place


def _fits(part: Any) -> bool:
    if isinstance(part, int):
        return abs(part) <= LARGEST
    return not (isinstance(part, str) and "\0" in part)


def row_number(text: str | None) -> int | None:
    """The number of a row, or a count, that an address or a form says; None where it is none.

    ASCII digits alone, within 64 bits.
    """
    if not text or len(text) > MOST_DIGITS or not (text.isascii() and text.isdecimal()):
        return None
    number = int(text)
    return number if number <= LARGEST else None
