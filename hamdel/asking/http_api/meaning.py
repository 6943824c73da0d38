"""What the API's callers name, and refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem

from ..contracts import NoSuchIncentive, NoSuchRule, Refused


def number_said(said: str | None, *, field: str) -> int | None:
    """The id that a body or query names. Problem 400 for what can be none."""
    if said is None:
        return None
    number = row_number(said)
    if number is None:
        raise Problem(400, "There is nothing of this id.", field=field)
    return number


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 400 naming the field."""
    try:
        yield
    except NoSuchRule:
        raise Problem(404, "There is no such rule.") from None
    except NoSuchIncentive:
        raise Problem(404, "There is no such incentive.") from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
