"""How screens say why something was not done."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hamdel.platform.web.toasts import say

from ..contracts import Ended, Refused
from ..words import FIELDS

PAGE = 50


def say_refused(request: HttpRequest, problem: Refused | Ended) -> None:
    """Say why it was not done, on the page that follows."""
    if isinstance(problem, Ended):
        say(request, _("It has ended meanwhile: nothing was changed."))
    else:
        say(request, str(FIELDS.get(problem.field, problem)))
