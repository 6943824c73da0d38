"""Who asks, and how a screen tells what became of it."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from hamdel.platform.web.toasts import with_toast

from ..contracts import CaseFacts, CaseTypeFacts, Changed, NoSuchCase, Refused
from ..queries.cases import case
from ..words import show_refusal

CHANGED = "case-changed"


def known(case_id: int) -> CaseFacts:
    """The case of an address. Raises Http404."""
    found = case(case_id)
    if found is None:
        raise Http404(str(case_id))
    return found


def done(text: str, *, undo: str = "") -> HttpResponse:
    """It is done: the page says so, and its pieces fetch themselves anew."""
    return with_toast(HttpResponse(), text, undo=undo, events=(CHANGED,))


def refused(text: str, *, status: int = 422) -> HttpResponse:
    """It is not done: the page says why, and stays as it is."""
    return with_toast(HttpResponse(status=status), text)


def tried(
    do: Callable[[], object], said: str, *, kind: CaseTypeFacts | None = None
) -> HttpResponse:
    """Do something and say what became of it."""
    try:
        do()
    except NoSuchCase as error:
        raise Http404 from error
    except Changed:
        return refused(_("Somebody changed it meanwhile: look again."), status=409)
    except Refused as problem:
        return refused(show_refusal(problem, kind))
    return done(said)
