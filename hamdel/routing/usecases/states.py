"""What agents say of themselves: here, busy, on a break, gone. Who goes leaves nobody waiting."""

from datetime import datetime, timedelta

from django.db import transaction

from hamdel.accounts.public import person
from hamdel.conversations.public import (
    Actor,
    Changed,
    NoSuchConversation,
    assign,
    live_conversations_of,
)
from hamdel.conversations.public import Refused as ConversationRefused
from hamdel.platform import audit, jobs
from hamdel.platform.roles import SERVING

from ..contracts import STATES, Refused, State
from ..live import tell
from ..models import Agent, Stretch
from ..queries.rules import any_rule_on

TURN = "routing.assign"
ROUTER = Actor(who="hamdel")


@transaction.atomic
def set_state(*, person_id: int, state: State, by: Actor, now: datetime) -> int:
    """Say whether somebody is there; returns how many conversations went back into the queue.

    Who goes offline keeps what was answered; where a customer still waits for them, the conversation is
    given back to its team, with its place in the queue. Raises Refused.
    """
    if state not in STATES:
        raise Refused("There is no such state.", field="state")
    row = hold_agent(person_id, now=now)
    if row.state == state:
        return 0
    before, row.state = row.state, state
    row.state_since = now
    row.save(update_fields=["state", "state_since"])
    Stretch.objects.filter(agent=row, until=None).update(until=now)
    Stretch.objects.create(agent=row, state=state, since=now)
    audit.record(
        who=by.who,
        act="agent state set",
        subject=f"person:{person_id}",
        before={"state": before},
        after={"state": state},
        now=now,
    )
    tell("state")
    jobs.order(TURN, now=now)
    return _give_back(person_id, now) if state == "offline" and any_rule_on() else 0


def hold_agent(person_id: int, *, now: datetime) -> Agent:
    """The row of somebody who serves, ours until the transaction ends; made where there is none.

    Raises Refused for nobody, or somebody who does not serve customers.
    """
    row = Agent.objects.select_for_update().filter(person=person_id).first()
    if row is not None:
        return row
    found = person(person_id)
    if found is None or not found.is_active or found.role not in SERVING:
        raise Refused("There is nobody of this id who serves customers.", field="person")
    Agent.objects.bulk_create(
        [Agent(person_id=person_id, state_since=now, given_at=now - timedelta(days=1))],
        ignore_conflicts=True,
    )
    return Agent.objects.select_for_update().get(person=person_id)


def _give_back(person_id: int, now: datetime) -> int:
    given = 0
    for conversation_id, team_id in live_conversations_of(person_id):
        try:
            assign(
                conversation_id=conversation_id,
                assignee_id=None,
                team_id=team_id,
                by=ROUTER,
                now=now,
            )
        except (Changed, NoSuchConversation, ConversationRefused):
            continue
        given += 1
    return given
