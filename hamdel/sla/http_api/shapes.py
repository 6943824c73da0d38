"""Bodies and answers of promises in working time."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body
from hamdel.platform.instants import rfc3339

from ..contracts import (
    ClockFacts,
    Condition,
    PolicyFacts,
    Step,
    Target,
    ToPromise,
)
from ..queries.report import Kept

Word = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Words = Annotated[list[Word], msgspec.Meta(max_length=100)]
ByPriority = dict[Literal["low", "normal", "high", "urgent"], int]


class ConditionIn(Body):
    """For what it is; what is not said fits everything. `teams` are ids, `segments` and `types` keys."""

    kinds: list[Literal["conversation", "case"]] = []
    channels: Words = []
    teams: Words = []
    types: Words = []
    attribute: Annotated[str, msgspec.Meta(max_length=100)] = ""
    value: Annotated[str, msgspec.Meta(max_length=200)] = ""
    segments: Words = []


class StepIn(Body):
    """What is done when `percent` of the time has passed; `team` is where `move_to_team` moves it."""

    percent: int
    does: list[Literal["tell_owner", "tell_supervisors", "raise_priority", "move_to_team"]]
    team: str | None = None


class PolicyIn(Body):
    """A policy: working minutes by target and priority, and for what."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    minutes: dict[Target, ByPriority]
    condition: ConditionIn = msgspec.field(default_factory=ConditionIn)
    active: bool = True
    calendar: str | None = None
    pauses: list[Literal["waiting", "snoozed", "on_hold"]] = msgspec.field(
        default_factory=lambda: ["waiting"]
    )
    steps: Annotated[list[StepIn], msgspec.Meta(max_length=10)] = []


class PolicyPatch(Body):
    """What of a policy is to change. `version`: the one that was seen."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] | UnsetType = UNSET
    minutes: dict[Target, ByPriority] | UnsetType = UNSET
    condition: ConditionIn | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    calendar: str | UnsetType | None = UNSET
    pauses: list[Literal["waiting", "snoozed", "on_hold"]] | UnsetType = UNSET
    steps: Annotated[list[StepIn], msgspec.Meta(max_length=10)] | UnsetType = UNSET
    version: int | None = None


class OrderIn(Body):
    """The ids in the order in which policies are tried; those not named come after."""

    ids: Annotated[list[str], msgspec.Meta(max_length=100)]


class ConditionOut(Answer):
    """For what a policy is."""

    kinds: list[str]
    channels: list[str]
    teams: list[str]
    types: list[str]
    attribute: str
    value: str
    segments: list[str]


class StepOut(Answer):
    """What is done when so much of the time has passed."""

    percent: int
    does: list[str]
    team: str | None


class PolicyOut(Answer):
    """A policy; the first in order that is active and fits counts."""

    id: str
    name: str
    active: bool
    condition: ConditionOut
    minutes: dict[str, dict[str, int]]
    calendar: str | None
    pauses: list[str]
    steps: list[StepOut]
    version: int


class PoliciesOut(Answer):
    """All policies in the order in which they are tried."""

    items: list[PolicyOut]


class KeptOut(Answer):
    """Of `n` judged promises, how many were met; `share` 0 to 1, null where none was judged."""

    key: str
    name: str
    n: int
    met: int
    broken: int
    share: float | None


class ReportOut(Answer):
    """The promises that were judged in a time, in all and by what they are about."""

    all: KeptOut
    by: dict[str, list[KeptOut]]


class ClockOut(Answer):
    """A promise about a conversation or a case: until when, and how it ended."""

    id: str
    kind: str
    subject_id: str
    target: str
    policy: str
    started_at: str
    minutes: int
    due_at: str | None
    ended_at: str | None
    verdict: str


def condition_said(given: ConditionIn) -> Condition:
    """A condition as the use-cases take it; a team that is no id is none."""
    return Condition(
        kinds=tuple(given.kinds),
        channels=tuple(given.channels),
        teams=tuple(_id(one) for one in given.teams),
        types=tuple(given.types),
        attribute=given.attribute.strip(),
        value=given.value.strip(),
        segments=tuple(given.segments),
    )


def step_said(given: StepIn) -> Step:
    """A step as the use-cases take it."""
    team = None if given.team is None else _id(given.team)
    return Step(percent=given.percent, does=tuple(given.does), team_id=team)


def policy_said(given: PolicyIn) -> ToPromise:
    """A policy as the use-cases take it."""
    return ToPromise(
        name=given.name,
        minutes=_minutes(given.minutes),
        condition=condition_said(given.condition),
        active=given.active,
        calendar_id=None if given.calendar is None else _id(given.calendar),
        pauses=tuple(given.pauses),
        steps=tuple(step_said(one) for one in given.steps),
    )


def patched(found: PolicyFacts, given: PolicyPatch) -> ToPromise:
    """A policy with what is to change."""
    calendar = given.calendar
    return ToPromise(
        name=found.name if given.name is UNSET else given.name,
        minutes=found.minutes if given.minutes is UNSET else _minutes(given.minutes),
        condition=found.condition if given.condition is UNSET else condition_said(given.condition),
        active=found.active if given.active is UNSET else given.active,
        calendar_id=found.calendar_id
        if calendar is UNSET
        else (None if calendar is None else _id(calendar)),
        pauses=found.pauses if given.pauses is UNSET else tuple(given.pauses),
        steps=found.steps
        if given.steps is UNSET
        else tuple(step_said(one) for one in given.steps),
    )


def policy_out(one: PolicyFacts) -> PolicyOut:
    """A policy as it is answered."""
    said = one.condition
    return PolicyOut(
        id=str(one.id),
        name=one.name,
        active=one.active,
        condition=ConditionOut(
            kinds=list(said.kinds),
            channels=list(said.channels),
            teams=[str(team) for team in said.teams],
            types=list(said.types),
            attribute=said.attribute,
            value=said.value,
            segments=list(said.segments),
        ),
        minutes={target: dict(minutes) for target, minutes in one.minutes.items()},
        calendar=None if one.calendar_id is None else str(one.calendar_id),
        pauses=list(one.pauses),
        steps=[
            StepOut(
                percent=step.percent,
                does=list(step.does),
                team=None if step.team_id is None else str(step.team_id),
            )
            for step in one.steps
        ],
        version=one.version,
    )


def kept_out(one: Kept) -> KeptOut:
    """Counts as they are answered."""
    return KeptOut(
        key=one.key,
        name=one.name,
        n=one.n,
        met=one.met,
        broken=one.broken,
        share=round(one.share, 4) if one.n else None,
    )


def clock_out(one: ClockFacts) -> ClockOut:
    """A promise as it is answered."""
    return ClockOut(
        id=str(one.id),
        kind=one.kind,
        subject_id=str(one.subject_id),
        target=one.target,
        policy=one.policy,
        started_at=rfc3339(one.started_at),
        minutes=one.minutes,
        due_at=None if one.due_at is None else rfc3339(one.due_at),
        ended_at=None if one.ended_at is None else rfc3339(one.ended_at),
        verdict=one.verdict or "broken",
    )


def _minutes(given: dict[Target, ByPriority]) -> dict[Target, dict[str, int]]:
    return {
        target: {str(priority): minutes for priority, minutes in one.items()}
        for target, one in given.items()
    }


def _id(said: str) -> int:
    """An id; 0, which nothing has, for what is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0  # noqa: PLR2004
