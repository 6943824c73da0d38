"""Who follows a trouble up, of all who serve."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamdel.accounts.public import people
from hamdel.platform.roles import SERVING
from hamdel.routing.public import (
    Agent,
    AgentFacts,
    Rule,
    Waiting,
    queue_up,
    rules_in_order,
    settings_now,
    team_now,
)
from hamdel.touchpoints.public import touchpoint_by_key

from ..queries.followups import open_by_owner
from ..rules.owning import Candidate, owner_among

_SPOKEN = ("fa", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is to be followed up, as far as it matters to whom it goes."""

    channel: str
    at: datetime
    touchpoint: str = ""
    stage: str = ""
    intent: str = ""
    mood: str = ""
    language: str = ""
    knows_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who follows it up (None: nobody serves), of which team, and why: as it is kept."""

    person_id: int | None
    team_id: int | None
    why: dict[str, Any]


def choose_owner(matter: Matter, *, now: datetime) -> Owner:
    """Choose who follows a trouble up: the one whom routing's rules would ask, at work or not.

    Routing gives a thing to whoever has room this minute; a follow-up has two days and goes to who
    knows the matter.
    """
    rule = _rule_for(matter)
    found = touchpoint_by_key(matter.touchpoint) if matter.touchpoint else None
    owns = None if found is None else found.owner_id
    team = team_now(settings_now(), now=now)
    facts = {one.person_id: one for one in team.facts}
    agents = {one.id: one for one in team.agents}
    having = open_by_owner()
    chosen = owner_among(
        [
            Candidate(
                id=one.id,
                name=one.name,
                able=_is_able(agents.get(one.id), rule, matter),
                owns=one.id == owns,
                knows=one.id == matter.knows_id,
                free=_is_free(facts.get(one.id)),
                followups=having.get(one.id, 0),
                work=facts[one.id].in_hand if one.id in facts else 0,
            )
            for one in people()
            if one.role in SERVING and one.is_active
        ]
    )
    if chosen is None:
        return Owner(person_id=None, team_id=None, why={})
    why: dict[str, Any] = {"reasons": list(chosen.reasons)}
    if rule is not None and "skills" in chosen.reasons:
        why["rule"] = rule.name
    if "touchpoint" in chosen.reasons:
        why["touchpoint"] = matter.touchpoint
    if "fewest" in chosen.reasons:
        why["followups"] = having.get(chosen.id, 0)
    return Owner(person_id=chosen.id, team_id=None if rule is None else rule.team_id, why=why)


def _rule_for(matter: Matter) -> Rule | None:
    waiting = Waiting(
        id=0,
        channel=matter.channel,
        since=matter.at,
        weight=0,
        touchpoint=matter.touchpoint,
        stage=matter.stage,
        intent=matter.intent,
        mood=matter.mood,
        language=matter.language,
    )
    (queued,) = queue_up([waiting], rules_in_order(only_on=True), settings_now())
    return queued.rule


def _is_able(agent: Agent | None, rule: Rule | None, matter: Matter) -> bool:
    """Whether somebody is of the rule's team and has the skills and the language it asks for."""
    if agent is None or rule is None:
        return rule is None
    if rule.team_id is not None and rule.team_id not in agent.teams:
        return False
    if any(agent.skills.get(need.skill, 0) < need.level for need in rule.needs):
        return False
    asked = rule.speaks and matter.language in _SPOKEN and bool(agent.languages)
    return not asked or matter.language in agent.languages


def _is_free(agent: AgentFacts | None) -> bool:
    """Whether somebody is at work with room left; of whom routing knows nothing, yes."""
    if agent is None or agent.state_since is None:
        return True
    return agent.state == "available" and agent.on_shift and agent.load < agent.capacity
