"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.platform.api import row_id
from hamdel.platform.problems import Problem

from ..contracts import Changed, MentionFacts, NoSuchMention, Refused
from ..queries.mentions import mention

GONE = "There is no such mention."


def known(text: str) -> MentionFacts:
    """The mention of an id in a path. Problem 404."""
    return known_id(row_id(text))


def known_id(mention_id: int) -> MentionFacts:
    """The mention of an id. Problem 404."""
    found = mention(mention_id)
    if found is None:
        raise Problem(404, GONE)
    return found


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 400 naming the field, 409 where it changed."""
    try:
        yield
    except NoSuchMention:
        raise Problem(404, GONE) from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
    except Changed as changed:
        raise Problem(409, f"It is {changed.state}.", more={"state": changed.state}) from None
