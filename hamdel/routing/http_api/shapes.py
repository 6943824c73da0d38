"""Bodies and answers of routing."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from hamdel.platform.api import Answer, Body
from hamdel.platform.instants import rfc3339

from ..contracts import AgentFacts, Condition, Decision, Need, Rule
from ..queries.waits import Place

State = Literal["available", "busy", "break", "offline"]
Priority = Literal["", "low", "normal", "high", "urgent"]
Field = Literal[
    "kind", "channel", "touchpoint", "stage", "intent", "mood", "language", "priority",
    "case_type", "segment", "attribute", "hours",
]  # fmt: skip
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Value = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class ConditionIn(Body):
    """The field has one of the values; `is_not`: none of them. `name`: which attribute."""

    field: Field
    values: Annotated[list[Value], msgspec.Meta(min_length=1, max_length=200)]
    is_not: bool = False
    name: Annotated[str, msgspec.Meta(max_length=100)] = ""


class NeedIn(Body):
    """A skill by id, and the least level, 1 to 5."""

    skill: str
    level: Annotated[int, msgspec.Meta(ge=1, le=5)] = 1


class RuleIn(Body):
    """A rule, whole."""

    name: Name
    conditions: Annotated[list[ConditionIn], msgspec.Meta(max_length=20)] = []
    team: str | None = None
    needs: Annotated[list[NeedIn], msgspec.Meta(max_length=20)] = []
    speaks: bool = True
    priority: Priority = ""
    overflow_minutes: Annotated[int, msgspec.Meta(ge=0, le=10_080)] = 0
    overflow_team: str | None = None
    last_agent_hours: Annotated[int, msgspec.Meta(ge=0, le=10_080)] = 0
    is_on: bool = True


class RuleOut(Answer):
    """A rule; `place` counts from 1."""

    id: str
    place: int
    name: str
    conditions: list[ConditionIn]
    team: str | None
    needs: list[NeedIn]
    speaks: bool
    priority: str
    overflow_minutes: int
    overflow_team: str | None
    last_agent_hours: int
    is_on: bool


class RulesOut(Answer):
    """All rules in their order."""

    items: list[RuleOut]


class SkillOut(Answer):
    """A skill that somebody has."""

    id: str
    name: str
    level: int


class AgentOut(Answer):
    """Somebody who serves; loads and capacity in the same parts of 100.

    `load` is that of the conversations in hand, `case_load` that of the cases that are theirs to work on.
    """

    id: str
    name: str
    state: str
    state_since: str | None
    on_shift: bool
    load: int
    capacity: int
    in_hand: int
    cases: int
    case_load: int
    languages: list[str]
    skills: list[SkillOut]
    teams: list[str]


class AgentsOut(Answer):
    """Everybody who serves."""

    items: list[AgentOut]


class StateIn(Body):
    """Whether somebody is there."""

    state: State


class StateOut(Answer):
    """The state that holds, and how many conversations went back into the queue."""

    id: str
    state: str
    given_back: int


class EstimateOut(Answer):
    """Seconds: one of ten waits is below `low`, half below `likely`, nine of ten below `high`."""

    low: int
    likely: int
    high: int


class QueueOut(Answer):
    """Where somebody stands who comes now. `estimate` null: too little is known to say anything.

    `call_back`: whether a call back may be offered.
    """

    ahead: int
    estimate: EstimateOut | None
    open: bool
    opens_at: str | None
    here: int
    call_back: bool


class CallBackIn(Body):
    """Who is to be called. `waiting_since`: what they waited already counts."""

    phone: Annotated[str, msgspec.Meta(min_length=3, max_length=40)]
    name: Annotated[str, msgspec.Meta(max_length=150)] = ""
    about: Annotated[str, msgspec.Meta(max_length=300)] = ""
    team: str | None = None
    waiting_since: datetime | None = None


class CallBackOut(Answer):
    """The conversation that waits for the call."""

    conversation_id: str


class ConsideredOut(Answer):
    """Somebody who was considered, and what was found; `has` and `needs` of `what`."""

    person: str
    verdict: str
    what: str
    has: int
    needs: int


class DecisionOut(Answer):
    """What becomes of a conversation or a case (the other one is null), and why."""

    conversation_id: str | None
    case_id: str | None
    rule: str | None
    team: str | None
    person: str | None
    because: str
    overflowed: bool
    considered: list[ConsideredOut]


class DecisionsOut(Answer):
    """What would become of all that waits for somebody."""

    items: list[DecisionOut]


class AssignmentOut(DecisionOut):
    """What was given to whom, and why."""

    at: str
    waited_seconds: int
    rule_name: str


class AssignmentsOut(Answer):
    """The assignments of a conversation or a case, the newest first."""

    items: list[AssignmentOut]


class TryIn(Body):
    """Rules to be tried instead of those that are on; null: those that are on."""

    rules: Annotated[list[RuleIn], msgspec.Meta(max_length=200)] | None = None


def rule_out(rule: Rule, place: int) -> RuleOut:
    """A rule as programs see it."""
    return RuleOut(
        id=str(rule.id),
        place=place,
        name=rule.name,
        conditions=[
            ConditionIn(
                field=one.field,  # type: ignore[arg-type]
                values=list(one.values),
                is_not=one.is_not,
                name=one.name,
            )
            for one in rule.conditions
        ],
        team=_id(rule.team_id),
        needs=[NeedIn(skill=one.skill, level=one.level) for one in rule.needs],
        speaks=rule.speaks,
        priority=rule.priority,
        overflow_minutes=rule.overflow_minutes,
        overflow_team=_id(rule.overflow_team_id),
        last_agent_hours=rule.last_agent_hours,
        is_on=rule.is_on,
    )


def conditions_in(given: list[ConditionIn]) -> tuple[Condition, ...]:
    """Conditions as use-cases take them."""
    return tuple(
        Condition(field=one.field, values=tuple(one.values), is_not=one.is_not, name=one.name)
        for one in given
    )


def needs_in(given: list[NeedIn]) -> tuple[Need, ...]:
    """Needs as use-cases take them."""
    return tuple(Need(skill=one.skill, level=one.level) for one in given)


def agent_out(facts: AgentFacts) -> AgentOut:
    """Somebody who serves, as programs see them."""
    return AgentOut(
        id=str(facts.person_id),
        name=facts.name,
        state=facts.state,
        state_since=None if facts.state_since is None else rfc3339(facts.state_since),
        on_shift=facts.on_shift,
        load=facts.load,
        capacity=facts.capacity,
        in_hand=facts.in_hand,
        cases=facts.cases,
        case_load=facts.case_load,
        languages=list(facts.languages),
        skills=[SkillOut(id=str(pk), name=name, level=level) for pk, name, level in facts.skills],
        teams=[str(pk) for pk, _name in facts.teams],
    )


def queue_out(place: Place, here: int) -> QueueOut:
    """A place as programs see it."""
    told = place.estimate
    return QueueOut(
        ahead=place.ahead,
        estimate=None
        if told is None
        else EstimateOut(low=round(told.low), likely=round(told.likely), high=round(told.high)),
        open=place.opens_at is None,
        opens_at=None if place.opens_at is None else rfc3339(place.opens_at),
        here=here,
        call_back=True,
    )


def decision_fields(one: Decision) -> dict[str, object]:
    """What every answer about a decision says."""
    return {
        "conversation_id": str(one.waiting_id) if one.kind == "conversation" else None,
        "case_id": str(one.waiting_id) if one.kind == "case" else None,
        "rule": _id(one.rule_id),
        "team": _id(one.team_id),
        "person": _id(one.agent_id),
        "because": one.because,
        "overflowed": one.overflowed,
        "considered": [
            ConsideredOut(
                person=str(each.agent_id),
                verdict=each.verdict,
                what=each.what,
                has=each.has,
                needs=each.needs,
            )
            for each in one.considered
        ],
    }


def _id(number: int | None) -> str | None:
    return str(number) if number else None
