"""The worker's part: what waits is given to whom the rules choose, one at a time, each held for it.

Any number of workers may do it at once. Each decides by its own picture; what is given is held: first the
person's row, under which their load is counted anew, then the conversation at the version that was seen.
So nobody is given more than fits, and nothing is given twice. For a case the log comes before both.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.cases.public import CaseChanges, NoSuchCase, cases_in_hand, change_case
from hamdel.cases.public import Changed as CaseChanged
from hamdel.cases.public import Refused as CaseRefused
from hamdel.conversations.public import Changed, NoSuchConversation, Refused, assign, in_hand
from hamdel.interactions.public import keep_log_still

from ..contracts import Decision, InQueue, Rule, Settings
from ..live import tell
from ..models import Agent, Assignment
from ..queries.agents import load_of
from ..queries.in_queue import anything_waits
from ..queries.picture import Picture, picture_of
from ..queries.rules import any_rule_on
from ..queries.settings import settings_now
from ..rules.placing import place_all
from ..rules.stored import explanation_kept
from ..rules.weights import weight_of, weight_of_case
from .states import ROUTER

ROUNDS: Final = 3
ENOUGH_MISSED: Final = 3


def assign_waiting(*, now: datetime) -> int:
    """Give what waits to whom the rules choose; returns how many were given.

    Where somebody else was quicker the picture is looked at anew, a few times at most.
    """
    given = 0
    for _ in range(ROUNDS):
        if not any_rule_on() or not anything_waits():
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
        if give(one, picture.facts[one.key], rule, now=now):
            done += 1
        else:
            missed += 1
        if missed >= ENOUGH_MISSED:  # another worker is at it with the same picture
            break
    return done, missed


@transaction.atomic
def give(decision: Decision, waiting: InQueue, rule: Rule | None, *, now: datetime) -> bool:
    """Give one thing as decided; False where it, or the person, is no more as it was seen."""
    if waiting.kind == "case":
        keep_log_still()
    agent = Agent.objects.select_for_update().filter(person=decision.agent_id).first()
    if agent is None or agent.state != "available":
        return False
    weight = _weight_that_fits(agent, waiting, now)
    if weight is None:
        return False
    hand = _hand_case if waiting.kind == "case" else _hand_conversation
    try:
        with transaction.atomic():
            hand(waiting, agent.person_id, decision.team_id or waiting.team_id, now)
    except (Changed, NoSuchConversation, Refused, CaseChanged, NoSuchCase, CaseRefused):
        return False
    agent.given_at = now
    agent.save(update_fields=["given_at"])
    Assignment.objects.create(
        **{f"{waiting.kind}_id": waiting.id},
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


def _weight_that_fits(agent: Agent, waiting: InQueue, now: datetime) -> int | None:
    """What it takes of somebody, whose load is counted anew; None where it does not fit."""
    settings = settings_now()
    load = _load(agent.person_id, settings, now)
    if waiting.kind != "case":
        weight = weight_of(waiting.channel, settings.weights)
    else:
        weight = weight_of_case(settings.weights)
        load += cases_in_hand([agent.person_id]).get(agent.person_id, 0) * weight
    return weight if load + weight <= agent.capacity else None


def _load(person_id: int, settings: Settings, now: datetime) -> int:
    warm = now - timedelta(minutes=settings.warm_minutes)
    hand = in_hand(warm_since=warm, now=now, person_ids=[person_id])
    return load_of(hand, settings.weights)


def _hand_conversation(
    waiting: InQueue, person_id: int, team_id: int | None, now: datetime
) -> None:
    assign(
        conversation_id=waiting.id,
        assignee_id=person_id,
        team_id=team_id,
        version=waiting.version,
        by=ROUTER,
        now=now,
    )


def _hand_case(waiting: InQueue, person_id: int, team_id: int | None, now: datetime) -> None:
    """To be given a case is not to have begun with it: a new one stays new."""
    changes: CaseChanges = {"owner_id": person_id, "team_id": team_id}
    if waiting.is_new:
        changes["state"] = "new"
    change_case(
        case_id=waiting.id, changes=changes, version=waiting.version, by=ROUTER, now=now
    )  # fmt: skip
