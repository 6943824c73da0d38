"""Pages of lists, and how screens say why something was not done."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hamdel.platform.cursors import read_cursor, row_number, write_cursor
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.web.toasts import say

from ..contracts import Ended, Refused
from ..words import FIELDS

PAGE = 50


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


def next_of(name: str, query: Mapping[str, str], places: Sequence[tuple[datetime, int]]) -> str:
    """The address of the page after this one; "" where there is none.

    `places` are of the rows found, one more than a page where more follow.
    """
    if len(places) <= PAGE:
        return ""
    at, pk = places[PAGE - 1]
    asked = {**query, "cursor": write_cursor(to_micros(at), pk)}
    return f"{reverse(name)}?{urlencode(asked)}"


def say_refused(request: HttpRequest, problem: Refused | Ended) -> None:
    """Say why it was not done, on the page that follows."""
    if isinstance(problem, Ended):
        say(request, _("It has ended meanwhile: nothing was changed."))
    else:
        say(request, str(FIELDS.get(problem.field, problem)))
