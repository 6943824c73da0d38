"""What the API takes and answers about automations."""

from typing import Annotated, Any

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body, PageQuery, id_or_null
from hamdel.platform.instants import rfc3339

from ..contracts import ApplicationFacts, RuleFacts, Tried
from ..rules.shapes import Action, Condition

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Event = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
PerDay = Annotated[int, msgspec.Meta(ge=1, le=100)]
Actions = Annotated[list[Action], msgspec.Meta(min_length=1, max_length=10)]


class RuleIn(Body):
    """A rule to make. `minutes`: after how long, of events that time brings; off unless `enabled`."""

    name: Name
    event: Event
    actions: Actions
    conditions: Condition | None = None
    minutes: Minutes = 0
    enabled: bool = False
    per_day: PerDay = 5
    last: bool = False


class RuleChangeIn(Body):
    """What is to be different of a rule."""

    name: Name | UnsetType = UNSET
    event: Event | UnsetType = UNSET
    actions: Actions | UnsetType = UNSET
    conditions: Condition | UnsetType = UNSET
    minutes: Minutes | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET
    per_day: PerDay | UnsetType = UNSET
    last: bool | UnsetType = UNSET


class OrderIn(Body):
    """Rules in the order in which they are looked at; those not named come after."""

    ids: Annotated[list[str], msgspec.Meta(min_length=1, max_length=200)]


class TryIn(RuleIn):
    """A rule to try, on the newest `limit` things it waits for."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 100


class RuleOut(Answer):
    """A rule. `applied`: how often it was, ever."""

    id: str
    name: str
    event: str
    minutes: int
    conditions: Any
    actions: Any
    enabled: bool
    position: int
    per_day: int
    last: bool
    version: int
    applied: int
    applied_at: str | None
    made_at: str
    changed_at: str


class RulesOut(Answer):
    """Every rule in its order."""

    items: list[RuleOut]


class WouldDoOut(Answer):
    """To what a rule would have been applied, and which conditions held."""

    conversation_id: str | None
    case_id: str | None
    customer_id: str | None
    at: str
    because: Any


class TriedOut(Answer):
    """A dry run: how many things were looked at, and those to which the rule would be applied."""

    looked_at: int
    items: list[WouldDoOut]


class ApplicationsQuery(PageQuery):
    """Of a rule, a conversation or a case."""

    rule_id: str | None = None
    conversation_id: str | None = None
    case_id: str | None = None


class ApplicationOut(Answer):
    """That a rule was applied. `state`: done, or guarded: often enough that day."""

    id: str
    rule_id: str
    rule: str
    event: str
    conversation_id: str | None
    case_id: str | None
    customer_id: str | None
    at: str
    state: str
    because: Any
    did: list[dict[str, Any]]
    undone_at: str | None
    undone_by: str


class UndoneOut(Answer):
    """An application that was taken back; `stays`: what of it could not be."""

    id: str
    stays: list[str]


def rule_out(one: RuleFacts) -> RuleOut:
    """A rule as the API answers it."""
    return RuleOut(
        id=str(one.id),
        name=one.name,
        event=one.event,
        minutes=one.minutes,
        conditions=one.conditions,
        actions=one.actions,
        enabled=one.enabled,
        position=one.position,
        per_day=one.per_day,
        last=one.last,
        version=one.version,
        applied=one.applied,
        applied_at=rfc3339(one.applied_at) if one.applied_at else None,
        made_at=rfc3339(one.made_at),
        changed_at=rfc3339(one.changed_at),
    )


def application_out(one: ApplicationFacts) -> ApplicationOut:
    """An application as the API answers it; what only undoing needs is left out."""
    told = ("do", "ok", "problem", "message_id", "case_id")
    return ApplicationOut(
        id=str(one.id),
        rule_id=str(one.rule_id),
        rule=one.rule,
        event=one.event,
        conversation_id=id_or_null(one.conversation_id),
        case_id=id_or_null(one.case_id),
        customer_id=id_or_null(one.customer_id),
        at=rfc3339(one.at),
        state=one.state,
        because=one.because,
        did=[
            {
                name: str(did[name]) if name.endswith("_id") else did[name]
                for name in told
                if name in did
            }
            for did in one.did
        ],
        undone_at=rfc3339(one.undone_at) if one.undone_at else None,
        undone_by=one.undone_by,
    )


def tried_out(found: Tried) -> TriedOut:
    """A dry run as the API answers it."""
    return TriedOut(
        looked_at=found.looked_at,
        items=[
            WouldDoOut(
                conversation_id=id_or_null(one.conversation_id),
                case_id=id_or_null(one.case_id),
                customer_id=id_or_null(one.customer_id),
                at=rfc3339(one.at),
                because=one.because,
            )
            for one in found.items
        ],
    )
