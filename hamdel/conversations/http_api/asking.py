"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.channels.public import CanNotSend
from hamdel.platform.api import row_id
from hamdel.platform.problems import Problem

from ..contracts import Changed, ConversationFacts, NoSuchConversation, Refused
from ..queries.conversations import conversation

GONE = "There is no such conversation."


def known(text: str) -> ConversationFacts:
    """The conversation of an id in a path. Problem 404."""
    found = conversation(row_id(text))
    if found is None:
        raise Problem(404, GONE)
    return found


@contextmanager
def told_as_problems(*, yours: str = "") -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 400 naming the field, 409 with both texts."""
    try:
        yield
    except NoSuchConversation:
        raise Problem(404, GONE) from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
    except CanNotSend as refused:
        raise Problem(
            400, str(refused), field="channel", more={"reason": refused.reason}
        ) from None
    except Changed as changed:
        texts = {"yours": yours, "theirs": changed.theirs} if yours else {}
        raise Problem(
            409,
            "Somebody changed the conversation meanwhile.",
            more={"version": changed.version, **texts},
        ) from None
