"""The worker's part: what waits is given to whom the rules choose, one at a time, each held for it.

Any number of workers may do it at once. Each decides by its own picture; what is given is held: first the
person's row, under which their load is counted anew, then the conversation at the version that was seen.
So nobody is given more than fits, and nothing is given twice.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.conversations.public import (
    Changed,
    NoSuchConversation,
    Refused,
    WaitingFacts,
    assign,
    count_waiting,
    in_hand,
)

from ..contracts import Decision, Rule
from ..live import tell
from ..models import Agent, Assignment
from ..queries.agents import load_of
from ..queries.picture import Picture, picture_of
from ..queries.rules import any_rule_on
from ..queries.settings import settings_now
from ..rules.placing import place_all
from ..rules.stored import explanation_kept
from ..rules.weights import weight_of
from .states import ROUTER

ROUNDS: Final = 3
ENOUGH_MISSED: Final = 3


def assign_waiting(*, now: datetime) -> int:
    """Give what waits to whom the rules choose; returns how many were given.

    Where somebody else was quicker the picture is looked at anew, a few times at most.
    """
    given = 0
    for _ in range(ROUNDS):
        if not any_rule_on() or not count_waiting(unassigned=True):
            break
        done, missed = _pass(picture_of(now=now), now)
        given += done
        if not missed:
            break
    return given


def _pass(picture: Picture, now: datetime) -> tuple[int, int]:
    rules = {one.id: one for one in picture.rules}
    decisions = place_all(picture.queued, picture.team.agents, picture.settings, now=now)
    done = missed = 0
    for one in decisions:
        if one.agent_id is None:
            continue
        rule = rules.get(one.rule_id or 0)
        if give(one, picture.facts[one.waiting_id], rule, now=now):
            done += 1
        else:
            missed += 1
        if missed >= ENOUGH_MISSED:  # another worker is at it with the same picture
            break
    return done, missed


@transaction.atomic
def give(decision: Decision, waiting: WaitingFacts, rule: Rule | None, *, now: datetime) -> bool:
    """Give one conversation as decided; False where it, or the person, is no more as it was seen."""
    agent = Agent.objects.select_for_update().filter(person=decision.agent_id).first()
    if agent is None or agent.state != "available":
        return False
    settings = settings_now()
    weight = weight_of(waiting.channel, settings.weights)
    warm = now - timedelta(minutes=settings.warm_minutes)
    hand = in_hand(warm_since=warm, now=now, person_ids=[agent.person_id])
    if load_of(hand, settings.weights) + weight > agent.capacity:
        return False
    try:
        with transaction.atomic():
            assign(
                conversation_id=waiting.id,
                assignee_id=agent.person_id,
                team_id=decision.team_id or waiting.team_id,
                version=waiting.version,
                by=ROUTER,
                now=now,
            )
    except (Changed, NoSuchConversation, Refused):
        return False
    agent.given_at = now
    agent.save(update_fields=["given_at"])
    Assignment.objects.create(
        conversation_id=waiting.id,
        person_id=agent.person_id,
        team_id=decision.team_id,
        rule_id=decision.rule_id or None,
        at=now,
        waited_seconds=max(round((now - waiting.waiting_since).total_seconds()), 0),
        weight=weight,
        explanation=explanation_kept(decision, rule),
    )
    tell("assigned")
    return True
