"""The API of programs: endpoints are declared where they are written; this serves and documents them."""

from .access import Caller
from .bodies import Answer, Body, read_item
from .paging import (
    Page,
    PageQuery,
    cursor_of,
    id_or_null,
    number_said,
    page_of,
    read_cursor,
    row_id,
)
from .registry import Call, endpoint

__all__ = [
    "Answer",
    "Body",
    "Call",
    "Caller",
    "Page",
    "PageQuery",
    "cursor_of",
    "endpoint",
    "id_or_null",
    "number_said",
    "page_of",
    "read_cursor",
    "read_item",
    "row_id",
]
