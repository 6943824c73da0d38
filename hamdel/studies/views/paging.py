"""Where a page of a list begins that is ordered by an instant."""

from datetime import datetime

from django.http import Http404, HttpRequest

from hamdel.platform.cursors import read_cursor
from hamdel.platform.instants import from_micros


def place_of(request: HttpRequest) -> tuple[datetime, int] | None:
    """After which instant and row a page begins; None at the beginning. Raises Http404."""
    said = request.GET.get("cursor")
    if not said:
        return None
    try:
        at, pk = read_cursor(said, tuple[int, int])
    except ValueError:
        raise Http404(said) from None
    return from_micros(at), pk
