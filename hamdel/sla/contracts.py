"""What crosses the face of sla."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

Target = Literal["first_reply", "next_reply", "resolution", "queue"]
TARGETS: Final[tuple[Target, ...]] = ("first_reply", "next_reply", "resolution", "queue")
Priority = Literal["low", "normal", "high", "urgent"]
Kind = Literal["conversation", "case"]
KINDS: Final[tuple[Kind, ...]] = ("conversation", "case")
PRIORITIES: Final[tuple[Priority, ...]] = ("low", "normal", "high", "urgent")
HIGHER: Final[dict[str, Priority]] = {"low": "normal", "normal": "high", "high": "urgent"}
# States of a thing in which a policy may let its clocks stand still.
PAUSABLE: Final = ("waiting", "snoozed", "on_hold")
Verdict = Literal["", "met", "broken", "dropped"]
Do = Literal["tell_owner", "tell_supervisors", "raise_priority", "move_to_team"]
DOES: Final[tuple[Do, ...]] = ("tell_owner", "tell_supervisors", "raise_priority", "move_to_team")
LONGEST: Final = 90 * 24 * 60  # minutes of a promise
NEAR: Final = 75  # percent of the time after which a promise is near its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """For what a policy is; what says nothing fits everything.

    `attribute`: an attribute of the customer that has to be `value`. `segments`: ids of segments, one of
    which they have to be in.
    """

    kinds: tuple[Kind, ...] = ()
    channels: tuple[str, ...] = ()
    teams: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    attribute: str = ""
    value: str = ""
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is done when `percent` of the time has passed: 75 warns, 100 is the breach itself."""

    percent: int
    does: tuple[Do, ...]
    team_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """A policy. `minutes` by target and priority; a target without any is not promised.

    What was over before `made_at` is not judged by it.

    `calendar_id` None: the hours of the team that has it, else the company's. `pauses`: the states in
    which its clocks stand still. `place`: of the policies that fit the lowest counts.
    """

    id: int
    name: str
    place: int
    active: bool
    condition: Condition
    minutes: Mapping[Target, Mapping[str, int]]
    made_at: datetime
    calendar_id: int | None = None
    pauses: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPromise:
    """A policy as somebody says it."""

    name: str
    minutes: Mapping[Target, Mapping[str, int]]
    condition: Condition = field(default_factory=Condition)
    active: bool = True
    calendar_id: int | None = None
    pauses: tuple[str, ...] = ("waiting",)
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFacts:
    """One promise under way or over. `due_at`: when it breaks, or broke; None while it stands still.

    `near_at`: from when that is near. `left`: working minutes left when it came to stand still.
    """

    id: int
    kind: Kind
    subject_id: int
    target: Target
    policy: str
    started_at: datetime
    minutes: int
    due_at: datetime | None
    near_at: datetime | None
    paused_since: datetime | None
    ended_at: datetime | None
    verdict: Verdict
    left: int | None = None


class NoSuchPolicy(ValueError):
    """There is no policy of this id."""


class Changed(Exception):
    """Somebody else changed the policy meanwhile; `version` is the one that holds now."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the policy is at version {version}")
        self.version = version


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field
