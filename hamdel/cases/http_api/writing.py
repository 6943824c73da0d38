"""Opening cases."""

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said, team_said
from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint
from hamdel.platform.roles import SERVING

from ..contracts import ToOpen
from ..queries.cases import interactions_of_case
from ..usecases.opening import open_case
from .asking import id_said, ids_said, known, told_as_problems
from .shapes import CaseIn, WholeCaseOut, whole_out


@endpoint(
    "POST",
    "/cases",
    scope="write",
    roles=SERVING,
    body=CaseIn,
    answer=WholeCaseOut,
    status=201,
    summary=_("Open a case"),
)
def begin_case(call: Call) -> WholeCaseOut:
    """Open a case of a customer, known or new."""
    given: CaseIn = call.body
    wanted = ToOpen(
        title=given.title,
        customer_id=id_said(given.customer_id, field="customer_id"),
        identifiers=tuple((one.kind, one.value) for one in given.identifiers),
        name=given.name,
        type=given.type or "",
        priority=given.priority,
        state=given.state,
        description=given.description,
        owner_id=person_said(given.owner, call, field="owner"),
        team_id=team_said(given.team),
        channel=given.channel or "",
        reason=given.reason or "",
        fields=given.fields,
        conversation_ids=ids_said(given.conversation_ids, field="conversation_ids"),
        interaction_ids=ids_said(given.interaction_ids, field="interaction_ids"),
        parent_id=id_said(given.parent, field="parent"),
        source="program" if call.caller.user_id is None else "person",
    )
    with told_as_problems():
        opened = open_case(wanted, by=actor_of_call(call), now=call.now)
    found = known(str(opened))
    return whole_out(found, interactions_of_case(found.id))
