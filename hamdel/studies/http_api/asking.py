"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.platform.api import row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem

from ..contracts import NoSuch, Refused, SessionFacts, StudyFacts
from ..queries.sessions import session
from ..queries.studies import study


def known(text: str) -> StudyFacts:
    """The study of an id in a path. Problem 404."""
    with told_as_problems():
        return study(row_id(text))


def session_of(study_id: int, said: str) -> SessionFacts:
    """The session of a study that a body or a path names. Problem 404."""
    number = row_number(said)
    with told_as_problems():
        found = None if number is None else session(number)
    if found is None or found.study_id != study_id:
        raise Problem(404, "The study has no such session.")
    return found


def numbers(said: list[str], *, field: str) -> list[int]:
    """Ids that a body names. Problem 400 for what can be none."""
    found = [row_number(one) for one in said]
    for place, one in enumerate(found):
        if one is None:
            raise Problem(400, "There is nothing of this id.", field=f"{field}[{place}]")
    return [one for one in found if one is not None]


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, or 400 naming the field."""
    try:
        yield
    except NoSuch as gone:
        raise Problem(404, f"{str(gone)[:1].upper()}{str(gone)[1:]}.") from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
