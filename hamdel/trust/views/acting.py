"""Who acts, and how screens say what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hamdel.platform.web.toasts import say

from ..contracts import Ended, Refused

CHANGED = "promises-changed"


def back_to(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Go back to the page of ours that was posted from."""
    said = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(said, allowed_hosts=None) and said.startswith("/")
    return redirect(said if ours else otherwise)


def say_refused(request: HttpRequest, problem: Refused | Ended) -> None:
    """Say why it was not done, on the page that follows."""
    if isinstance(problem, Ended):
        say(request, _("It has ended meanwhile: nothing was changed."))
    else:
        say(request, str(problem))
