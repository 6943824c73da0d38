"""What the views of maps share: the map of an address, and saying what became of a deed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hamdel.platform.web.toasts import say

from ..contracts import CannotDraw, MapFacts, NoSuchMap, Overtaken
from ..queries.maps import one_map
from ..words import refusal


def known(map_id: int) -> MapFacts:
    """The map of an address; raises Http404."""
    try:
        return one_map(map_id)
    except NoSuchMap:
        raise Http404(str(map_id)) from None


def done(
    request: HttpRequest, deed: Callable[[], Any], said: str, back: str, *, undo: str = ""
) -> HttpResponse:
    """Do it, say so (or why not) on the page that follows; what is not there is 404."""
    try:
        deed()
    except NoSuchMap as gone:
        raise Http404(str(gone)) from None
    except CannotDraw as wrong:
        messages.error(request, refusal(wrong))
    except Overtaken:
        messages.error(request, _("Somebody changed the map meanwhile: look before you undo."))
    else:
        say(request, said, undo=undo)
    return redirect(back)
