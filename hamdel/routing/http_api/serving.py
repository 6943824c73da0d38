"""Who serves, over the API: their states."""

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import Actor
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING, SERVING

from ..queries.agents import team_now
from ..queries.settings import settings_now
from ..usecases.states import set_state
from .asking import told_as_problems
from .shapes import AgentsOut, StateIn, StateOut, agent_out


@endpoint(
    "GET",
    "/routing/agents",
    scope="read",
    answer=AgentsOut,
    summary=_("Who serves: state, shift, skills, what they have in hand"),
)
def list_agents(call: Call) -> AgentsOut:
    """Everybody who serves customers."""
    facts = team_now(settings_now(), now=call.now).facts
    return AgentsOut(items=[agent_out(one) for one in facts])


@endpoint(
    "PUT",
    "/routing/agents/{id}/state",
    scope="write",
    roles=SERVING,
    body=StateIn,
    answer=StateOut,
    summary=_("Say whether somebody is there: `me`, or the id of a person"),
    problems=[403, 404],
)
def put_state(call: Call, id: str) -> StateOut:  # noqa: A002 - the name in the address
    """One's own state; another's, for who leads or a server's key."""
    own = call.caller.user_id
    person = own if id == "me" else row_id(id)
    if person is None:
        raise Problem(404, "A key is nobody: name the person.")
    if person != own and call.caller.role not in {None, *LEADING}:
        raise Problem(403, "Only who leads says it of somebody else.")
    given: StateIn = call.body
    with told_as_problems():
        back = set_state(
            person_id=person,
            state=given.state,
            by=Actor(who=call.caller.who, person_id=own),
            now=call.now,
        )
    return StateOut(id=str(person), state=given.state, given_back=back)
