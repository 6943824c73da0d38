"""Voices for ideas: given and taken back, each once."""

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.customers.public import customer_of
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import ToVote
from ..usecases.voicing import take_vote_back, vote
from .asking import known, profile_asked, profile_said, source_said, told_as_problems
from .shapes import VoteIn, VoteOut, VoteQuery


@endpoint(
    "POST",
    "/ideas/{id}/votes",
    scope="write",
    roles=SERVING,
    body=VoteIn,
    answer=VoteOut,
    status=201,
    summary=_("Give a customer's voice to an idea; twice is once"),
    problems=[404, 409],
)
def give(call: Call, id: str) -> VoteOut:  # noqa: A002 - the name in the address
    """Give a voice, to the idea or to the one it was joined to. 409 where it is decided."""
    given: VoteIn = call.body
    known(id)
    profile = profile_said(given, call)
    if profile is None:
        raise Problem(400, "Say whose: customer_id or identifiers.", field="identifiers")
    by = actor_of_call(call)
    wanted = ToVote(
        idea_id=row_id(id),
        profile_id=profile,
        how="team" if by.person_id is not None else "api",
        origin=source_said(given),
        wants_news=given.news,
    )
    with told_as_problems():
        voted = vote(wanted, by=by, now=call.now)
    return VoteOut(
        idea_id=str(voted.idea_id),
        customer_id=str(customer_of(profile)),
        votes=voted.votes,
        new=voted.new,
    )


@endpoint(
    "DELETE",
    "/ideas/{id}/votes",
    scope="write",
    roles=SERVING,
    query=VoteQuery,
    answer=VoteOut,
    summary=_("Take a customer's voice for an idea back; twice is once"),
    problems=[404],
)
def drop_vote(call: Call, id: str) -> VoteOut:  # noqa: A002 - the name in the address
    """Take a voice back."""
    found = known(id)
    profile = profile_asked(call.query)
    if profile is None:
        return VoteOut(idea_id=str(found.root_id), customer_id="", votes=found.votes, new=False)
    with told_as_problems():
        voted = take_vote_back(idea_id=found.id, profile_id=profile, now=call.now)
    return VoteOut(
        idea_id=str(voted.idea_id),
        customer_id=str(customer_of(profile)),
        votes=voted.votes,
        new=voted.new,
    )
