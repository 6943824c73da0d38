"""What the API's callers name, and refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.platform.problems import Problem

from ..contracts import NoSuchIncentive, NoSuchRule, Refused


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
