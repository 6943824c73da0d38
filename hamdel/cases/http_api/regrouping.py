"""Cases put together and parted over the API, and what was done taken back."""

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..usecases.deeds import NoSuchDeed
from ..usecases.merging import Regrouped, merge_cases, split_case
from ..usecases.undoing import undo
from .asking import id_said, ids_said, known, told_as_problems
from .work_shapes import MergeIn, NothingIn, RegroupedOut, SplitIn, UndoneOut


@endpoint(
    "POST",
    "/cases/{id}/merge",
    scope="write",
    roles=SERVING,
    body=MergeIn,
    answer=RegroupedOut,
    status=201,
    summary=_("Put another case of the customer into this one"),
    problems=[404, 409],
)
def merge_into(call: Call, id: str) -> RegroupedOut:  # noqa: A002 - the name in the address
    """Merge; `undo` takes it back."""
    given: MergeIn = call.body
    joined = id_said(given.join, field="join")
    with told_as_problems():
        done = merge_cases(
            keep_id=known(id).id,
            join_id=joined or 0,
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    return _out(done)


@endpoint(
    "POST",
    "/cases/{id}/split",
    scope="write",
    roles=SERVING,
    body=SplitIn,
    answer=RegroupedOut,
    status=201,
    summary=_("Move some of a case into a new one"),
    problems=[404, 409],
)
def split_off(call: Call, id: str) -> RegroupedOut:  # noqa: A002 - the name in the address
    """Split; `id` is the new case's, `undo` takes it back."""
    given: SplitIn = call.body
    parts = {
        "conversations": list(ids_said(given.conversation_ids, field="conversation_ids")),
        "interactions": list(ids_said(given.interaction_ids, field="interaction_ids")),
        "tasks": list(ids_said(given.task_ids, field="task_ids")),
    }
    with told_as_problems():
        done = split_case(
            case_id=known(id).id,
            title=given.title,
            parts=parts,
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    return _out(done)


@endpoint(
    "POST",
    "/case-changes/{id}/undo",
    scope="write",
    roles=SERVING,
    body=NothingIn,
    answer=UndoneOut,
    summary=_("Take back what was done to cases"),
    problems=[404],
)
def take_back_case_change(call: Call, id: str) -> UndoneOut:  # noqa: A002 - the name in the address
    """Take back what the caller did; what somebody changed since stays as it is."""
    try:
        with told_as_problems():
            done = undo(deed_id=row_id(id), by=actor_of_call(call), now=call.now)
    except NoSuchDeed:
        raise Problem(404, "There is nothing to take back.") from None
    return UndoneOut(cases=[str(one) for one in done])


def _out(done: Regrouped) -> RegroupedOut:
    return RegroupedOut(id=str(done.case_id), undo=str(done.deed_id))
