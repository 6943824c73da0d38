"""Who is asked to look after a recovery, of all who serve."""

from datetime import datetime

from hamdel.accounts.public import people, team
from hamdel.conversations.public import ConversationFilter, count_conversations
from hamdel.platform import options
from hamdel.platform.roles import SERVING
from hamdel.routing.public import AgentFacts, settings_now, team_now

from ..queries.authority import authority_of
from ..queries.recoveries import open_by_owner
from ..rules.owning import Candidate, owner_among
from ..settings import NEEDS_IRR


def choose_owner(
    *, team_id: int | None, besides_id: int | None, now: datetime
) -> Candidate | None:
    """Choose who looks after a recovery of a team; None where nobody serves."""
    found = None if team_id is None else team(team_id)
    members = {one.id for one in found.members} if found is not None else set()
    having = open_by_owner()
    agents = {one.person_id: one for one in team_now(settings_now(), now=now).facts}
    candidates = [
        Candidate(
            id=one.id,
            name=one.name,
            most_irr=authority_of(one),
            recoveries=having.get(one.id, 0),
            conversations=count_conversations(
                ConversationFilter(state="open", assignee_id=one.id)
            ),
            in_team=not members or one.id in members,
            broke=one.id == besides_id,
            free=_is_free(agents.get(one.id)),
        )
        for one in people()
        if one.role in SERVING
    ]
    return owner_among(candidates, needs_irr=int(options.get(NEEDS_IRR)))


def _is_free(agent: AgentFacts | None) -> bool:
    """Whether somebody is at work with room left; of whom routing knows nothing, yes."""
    if agent is None or agent.state_since is None:
        return True
    return agent.state == "available" and agent.on_shift and agent.load < agent.capacity
