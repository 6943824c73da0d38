"""Conversations put together and parted over the API, and what was done taken back."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..usecases.deeds import NoSuchDeed
from ..usecases.merging import Regrouped, merge_conversations, split_conversation
from ..usecases.undoing import undo
from ..who_asks import actor_of_call
from .asking import known, told_as_problems
from .shapes import MergeIn, NothingIn, RegroupedOut, SplitIn, UndoneOut


@endpoint(
    "POST",
    "/conversations/{id}/merge",
    scope="write",
    roles=SERVING,
    body=MergeIn,
    answer=RegroupedOut,
    status=201,
    summary=_("Put another conversation of the customer into this one"),
    problems=[404, 409],
)
def merge_conversation(call: Call, id: str) -> RegroupedOut:  # noqa: A002 - the name in the address
    """Merge; `undo` takes it back."""
    given: MergeIn = call.body
    with told_as_problems():
        done = merge_conversations(
            keep_id=known(id).id,
            join_id=known(given.join).id,
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    return _out(done)


@endpoint(
    "POST",
    "/conversations/{id}/split",
    scope="write",
    roles=SERVING,
    body=SplitIn,
    answer=RegroupedOut,
    status=201,
    summary=_("Move messages into a conversation of their own"),
    problems=[404, 409],
)
def split(call: Call, id: str) -> RegroupedOut:  # noqa: A002 - the name in the address
    """Split; `id` is the new conversation's, `undo` takes it back."""
    given: SplitIn = call.body
    with told_as_problems():
        done = split_conversation(
            conversation_id=known(id).id,
            message_ids=[row_id(one) for one in given.messages],
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    return _out(done)


@endpoint(
    "POST",
    "/conversation-changes/{id}/undo",
    scope="write",
    roles=SERVING,
    body=NothingIn,
    answer=UndoneOut,
    summary=_("Take back what was done to conversations"),
    problems=[404],
)
def take_back(call: Call, id: str) -> UndoneOut:  # noqa: A002 - the name in the address
    """Take back what the caller did; what somebody changed since stays as it is."""
    try:
        with told_as_problems():
            done = undo(deed_id=row_id(id), by=actor_of_call(call), now=call.now)
    except NoSuchDeed:
        raise Problem(404, "There is nothing to take back.") from None
    return UndoneOut(conversations=[str(one) for one in done])


def _out(done: Regrouped) -> RegroupedOut:
    return RegroupedOut(id=str(done.conversation_id), undo=str(done.deed_id))
