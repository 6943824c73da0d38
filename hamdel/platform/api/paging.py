"""Pages by cursor: `{"items": […], "next": "…" | null}`."""

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

import msgspec

from hamdel.platform import cursors
from hamdel.platform.problems import Problem

from .bodies import Body

T = TypeVar("T")
R = TypeVar("R")

MAX_LIMIT = 500


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
    return cursors.write_cursor(*place)


def read_cursor(cursor: str | None, kind: type[T]) -> T | None:
    """The place that a cursor says, as e.g. `tuple[int, int]`; None for none; Problem 400."""
    if cursor is None:
        return None
    try:
        return cursors.read_cursor(cursor, kind)
    except ValueError:
        raise Problem(400, "The cursor is not one of ours.", field="cursor") from None


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
    number = cursors.row_number(text)
    if number is None:
        raise Problem(404, "There is nothing of this id.")
    return number


def number_said(said: str | None, *, field: str) -> int | None:
    """The id that a body or query names; None where it names none. Problem 400 for what can be none."""
    if said is None:
        return None
    number = cursors.row_number(said)
    if number is None:
        raise Problem(400, "There is nothing of this id.", field=field)
    return number


def id_or_null(number: int | None) -> str | None:
    """An id as answers tell it: a text, or null."""
    return None if number is None else str(number)
