"""What studies' views share: finding what an address names, and saying what became of a deed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from hamdel.platform.roles import SERVING, role_of
from hamdel.platform.web.toasts import say

from ..contracts import NoSuch, Refused, SessionFacts, StudyFacts
from ..queries.sessions import session
from ..queries.studies import study


def known(study_id: int) -> StudyFacts:
    """The study of an address; raises Http404."""
    try:
        return study(study_id)
    except NoSuch:
        raise Http404(str(study_id)) from None


def known_session(session_id: int) -> SessionFacts:
    """The session of an address; raises Http404."""
    try:
        return session(session_id)
    except NoSuch:
        raise Http404(str(session_id)) from None


def serves(request: HttpRequest) -> bool:
    """Whether the person serves customers: only they see names, and write."""
    return role_of(request) in SERVING


def done(
    request: HttpRequest, deed: Callable[[], Any], said: str, back: str, *, undo: str = ""
) -> HttpResponse:
    """Do it, say so (or why not) on the page that follows; what is not there is 404."""
    try:
        deed()
    except NoSuch as gone:
        raise Http404(str(gone)) from None
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        say(request, said, undo=undo)
    return redirect(back)
