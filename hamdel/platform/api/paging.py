"""Pages by cursor: `{"items": […], "next": "…" | null}`."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec

from hamdel.platform.problems import Problem

from .bodies import INT64, Body

T = TypeVar("T")
R = TypeVar("R")

MAX_LIMIT = 500
_ID = re.compile(r"[0-9]{1,19}")


class Page(msgspec.Struct, Generic[T], kw_only=True):
    """One page of a list; `next` goes into `?cursor=`."""

    items: list[T]
    next: str | None


class PageQuery(Body):
    """What every list takes; derive from it to add filters."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=MAX_LIMIT)] = 50
    cursor: str | None = None


def cursor_of(*place: int | str) -> str:
    """An opaque cursor of a place in the order, e.g. the last row's instant and id."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def read_cursor(cursor: str | None, kind: type[T]) -> T | None:
    """The place that a cursor says, as e.g. `tuple[int, int]`; None for none; Problem 400."""
    if cursor is None:
        return None
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        place = msgspec.json.decode(base64.b64decode(padded, b"-_", validate=True), type=kind)
    except (ValueError, binascii.Error):
        raise Problem(400, "The cursor is not one of ours.", field="cursor") from None
    parts: Sequence[Any] = place if isinstance(place, tuple) else [place]
    if any(isinstance(one, int) and not -INT64 <= one < INT64 for one in parts):
        raise Problem(400, "The cursor is not one of ours.", field="cursor")
    return place


def page_of(
    rows: Sequence[R],
    *,
    limit: int,
    show: Callable[[R], T],
    place: Callable[[R], tuple[int | str, ...]],
) -> Page[T]:
    """A page of rows that were asked with `limit + 1`: one more than shown says that there is more."""
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(
        items=[show(row) for row in shown], next=cursor_of(*place(shown[-1])) if more else None
    )


def row_id(text: str) -> int:
    """The id that a path says; Problem 404 where it can be none (ASCII digits, 64 bits)."""
    if not _ID.fullmatch(text) or int(text) >= INT64:
        raise Problem(404, "There is nothing of this id.")
    return int(text)
