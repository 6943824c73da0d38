"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.platform.problems import Problem

from ..contracts import Ended, NoSuchFollowUp, NoSuchQuestion, Refused
from ..usecases.ending import CouldNotTell

NO_FOLLOWUP = "There is no such follow-up."
NO_QUESTION = "There is no such question."


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 400 naming the field, 409."""
    try:
        yield
    except NoSuchFollowUp:
        raise Problem(404, NO_FOLLOWUP) from None
    except NoSuchQuestion:
        raise Problem(404, NO_QUESTION) from None
    except CouldNotTell as untold:
        raise Problem(409, str(untold), more={"reason": untold.reason}) from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
    except Ended:
        raise Problem(409, "It is closed.", more={"state": "done"}) from None
