"""What studies' views share: finding what an address names, and saying what became of a deed."""

from functools import partial

from django.http import Http404, HttpRequest

from hamdel.platform.roles import SERVING, role_of
from hamdel.platform.web import doing

from ..contracts import NoSuch, Refused, SessionFacts, StudyFacts
from ..queries.sessions import session
from ..queries.studies import study

done = partial(doing.done, gone=NoSuch, refused=Refused)


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
