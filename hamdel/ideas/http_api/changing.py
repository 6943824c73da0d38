"""What becomes of an idea; joining ideas that say the same, and parting them."""

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..queries.ideas import idea
from ..usecases.changing import change_idea
from ..usecases.merging import merge_ideas, part_idea
from .asking import known, told_as_problems
from .shapes import ChangeIn, IdeaOut, MergedOut, MergeIn, idea_out


@endpoint(
    "PATCH",
    "/ideas/{id}",
    scope="write",
    roles=SERVING,
    body=ChangeIn,
    answer=IdeaOut,
    summary=_("Change an idea; done, whoever asked for it is told once"),
    problems=[404, 409],
)
def change(call: Call, id: str) -> IdeaOut:  # noqa: A002 - the name in the address
    """Change what is said."""
    given: ChangeIn = call.body
    said = {
        name: getattr(given, name)
        for name in given.__struct_fields__
        if name != "version" and getattr(given, name) is not msgspec.UNSET
    }
    with told_as_problems():
        change_idea(
            idea_id=row_id(id), changes=said, version=given.version, by=actor_of_call(call),
            now=call.now,
        )  # fmt: skip
    return idea_out(known(id))


@endpoint(
    "POST",
    "/ideas/{id}/merge",
    scope="write",
    roles=SERVING,
    body=MergeIn,
    answer=MergedOut,
    status=201,
    summary=_("Join an idea to another that says the same, with all who asked for it"),
    problems=[404],
)
def merge_idea(call: Call, id: str) -> MergedOut:  # noqa: A002 - the name in the address
    """Join; `/part` takes it back exactly."""
    given: MergeIn = call.body
    into = row_number(given.into)
    if into is None or idea(into) is None:
        raise Problem(400, "There is no such idea.", field="into")
    with told_as_problems():
        merge_ideas(idea_id=row_id(id), into=into, by=actor_of_call(call), now=call.now)
    return _merged(id)


@endpoint(
    "POST",
    "/ideas/{id}/part",
    scope="write",
    roles=SERVING,
    answer=MergedOut,
    summary=_("Take an idea out of the one it was joined to"),
    problems=[404],
)
def part(call: Call, id: str) -> MergedOut:  # noqa: A002 - the name in the address
    """Part, exactly as before."""
    with told_as_problems():
        part_idea(idea_id=row_id(id), by=actor_of_call(call), now=call.now)
    return _merged(id)


def _merged(text: str) -> MergedOut:
    found = known(text)
    root = known(str(found.root_id))
    into = None if found.merged_into is None else str(found.root_id)
    return MergedOut(id=str(found.id), merged_into=into, votes=root.votes)
