"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.accounts.public import person, person_by_email, teams
from hamdel.channels.public import CanNotSend
from hamdel.platform.api import Call, row_id
from hamdel.platform.problems import Problem

from ..contracts import Actor, Changed, ConversationFacts, NoSuchConversation, Refused
from ..queries.conversations import conversation

GONE = "There is no such conversation."


def actor_of(call: Call) -> Actor:
    """Who asks, as use-cases take them."""
    found = None if call.caller.user_id is None else person(call.caller.user_id)
    return Actor(
        who=call.caller.who,
        person_id=call.caller.user_id,
        name="" if found is None else found.name,
    )


def person_said(said: str | None, call: Call, *, field: str = "assignee") -> int | None:
    """The person that a text means: an id, an e-mail or "me". Problem 400 for nobody."""
    if said is None:
        return None
    if said == "me" and call.caller.user_id is not None:
        return call.caller.user_id
    if "@" in said:
        found = person_by_email(said.strip().lower())
    else:
        found = person(int(said)) if _is_id(said) else None
    if found is None or not found.is_active:
        raise Problem(400, "There is no such person.", field=field)
    return found.id


def team_said(said: str | None) -> int | None:
    """The team that a text means: an id or a name. Problem 400 for none."""
    if said is None:
        return None
    for one in teams():
        if said in (str(one.id), one.name):
            return one.id
    raise Problem(400, "There is no such team.", field="team")


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


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19  # noqa: PLR2004 - 64 bits
