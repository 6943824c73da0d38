"""Pages of a list that is ordered by an instant: where one begins, and the address of the next."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from hamdel.platform.cursors import read_cursor, row_number, write_cursor
from hamdel.platform.instants import from_micros, to_micros


def place_of(request: HttpRequest) -> tuple[datetime, int] | None:
    """After which instant and row a page begins; None at the beginning. Raises Http404."""
    said = request.GET.get("cursor")
    if not said:
        return None
    try:
        at, pk = read_cursor(said, tuple[int, int])
    except ValueError:
        raise Http404(said) from None
    return from_micros(at), row_number(str(pk)) or 0


def next_of(
    name: str, query: Mapping[str, str], places: Sequence[tuple[datetime, int]], *, page: int
) -> str:
    """The address of the page after this one; "" where there is none.

    `places` are of the rows found, one more than `page` where more follow.
    """
    if len(places) <= page:
        return ""
    at, pk = places[page - 1]
    asked = {**query, "cursor": write_cursor(to_micros(at), pk)}
    return f"{reverse(name)}?{urlencode(asked)}"
