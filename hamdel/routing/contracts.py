"""What crosses the face of routing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal

Priority = Literal["low", "normal", "high", "urgent"]
State = Literal["available", "busy", "break", "offline"]
STATES: Final[tuple[State, ...]] = ("available", "busy", "break", "offline")
Kind = Literal["conversation", "case"]
KINDS: Final[tuple[Kind, ...]] = ("conversation", "case")
Key = tuple[Kind, int]
Fairness = Literal["least_loaded", "longest_idle", "keep_free"]
FAIRNESSES: Final[tuple[Fairness, ...]] = ("least_loaded", "longest_idle", "keep_free")
LEVELS: Final = range(1, 6)
FULL: Final = 100  # an agent's usual capacity; weights are parts of it
LANGUAGES: Final = ("fa", "en")
FIELDS: Final = (
    "kind", "channel", "touchpoint", "stage", "intent", "mood", "language", "priority",
    "case_type", "segment", "attribute", "hours",
)  # fmt: skip

# Why somebody was not chosen, or was.
Verdict = Literal[
    "chosen", "other_team", "skill", "language", "too_heavy", "offline", "break", "busy",
    "off_shift", "full", "reserved", "not_last", "more_loaded", "less_idle", "kept_free",
    "later_in_list",
]  # fmt: skip
# Why the chosen one was chosen; why nobody was.
Because = Literal[
    "last_agent", "only_one", "own_team", "least_loaded", "longest_idle", "keep_free",
    "first_in_list", "no_rule", "nobody_able", "nobody_here", "nobody_free",
]  # fmt: skip


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A skill at a level of at least `level` (1 to 5)."""

    skill: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that a rule asks: the field has one of the values, or (`is_not`) none of them.

    `name`: which attribute, where `field` is attribute.
    """

    field: str
    values: tuple[str, ...]
    is_not: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Where what fits all conditions goes. `team_id` None: anybody who has the skills.

    `priority` "": as the conversation says. `overflow_minutes` 0: never. `last_agent_hours`: for so long
    the one who answered last is preferred (0: never).
    """

    id: int
    name: str
    conditions: tuple[Condition, ...] = ()
    team_id: int | None = None
    needs: tuple[Need, ...] = ()
    speaks: bool = True
    priority: Priority | Literal[""] = ""
    overflow_minutes: int = 0
    overflow_team_id: int | None = None
    last_agent_hours: int = 0
    is_on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits for somebody: `since` when, and what rules may ask of it.

    `weight`: how much of a person's capacity it takes. `team_id`: it was given to that team already.
    A case has the channel that it came from.
    """

    id: int
    kind: Kind = "conversation"
    channel: str
    since: datetime
    weight: int
    priority: str = "normal"
    language: str = ""
    touchpoint: str = ""
    stage: str = ""
    intent: str = ""
    mood: str = ""
    case_type: str = ""
    segments: frozenset[str] = frozenset()
    attributes: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = True
    team_id: int | None = None
    last_agent_id: int | None = None
    last_agent_at: datetime | None = None

    @property
    def key(self) -> Key:
        """What it is called among all that waits."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class InQueue:
    """A conversation that waits for an answer, or a case that nobody has, as it was seen.

    `interaction_id`: the newest moment that it is about. `is_new`: a case that nobody has begun with.
    `due_at`: when the first promise about it breaks, `near_at`: from when one is near.
    """

    kind: Kind
    id: int
    version: int
    profile_id: int
    customer_id: int
    subject: str
    channel: str
    priority: str
    team_id: int | None
    assignee_id: int | None
    waiting_since: datetime
    interaction_id: int | None
    last_person_id: int | None
    last_answered_at: datetime | None
    touchpoint: str = ""
    case_type: str = ""
    is_new: bool = False
    due_at: datetime | None = None
    near_at: datetime | None = None

    @property
    def key(self) -> Key:
        """What it is called among all that waits."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody who may be given work. `load` and `capacity` are in the same parts of 100.

    `idle_since`: when they were last given something. `languages` may be empty: then nothing is known
    and nothing is held against them. `cases`: what their cases take; a case can be laid aside, so for a
    conversation only `load` counts, and for a case both.
    """

    id: int
    name: str
    state: State = "available"
    on_shift: bool = True
    capacity: int = FULL
    load: int = 0
    cases: int = 0
    idle_since: datetime
    skills: Mapping[str, int] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    teams: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for all rules. `head_starts`: minutes by priority; `reserve_after`: minutes.

    `head_starts` may be negative. What waits longer than `reserve_after` and finds only people who have
    room for lighter work keeps one of them free. `weights`: what a conversation takes of a person, of 100, by
    channel; it does so while somebody waits, and `warm_minutes` after the last word.
    """

    head_starts: Mapping[str, int]
    fairness: Fairness = "least_loaded"
    reserve_after: int = 2
    weights: Mapping[str, int] = field(default_factory=dict)
    warm_minutes: int = 10


@dataclass(frozen=True, slots=True)
class Considered:
    """Somebody who was considered, and what was found. `has` and `needs` say how much of it."""

    agent_id: int
    verdict: Verdict
    what: str = ""
    has: int = 0
    needs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of one that waits: `agent_id` None: it waits on, `because` says why."""

    waiting_id: int
    kind: Kind = "conversation"
    rule_id: int | None
    team_id: int | None
    agent_id: int | None
    because: Because
    considered: tuple[Considered, ...] = ()
    overflowed: bool = False

    @property
    def key(self) -> Key:
        """Of what it is, among all that waits."""
        return self.kind, self.waiting_id


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillFacts:
    """A skill; `people`: how many have it. Rules name it by its id."""

    id: int
    name: str
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentFacts:
    """A person who serves, as routing knows them.

    `week`: hours of each day from Saturday on, as people write them; None: no shift is written.
    `cases`: how many cases are theirs to work on, `case_load` what these take.
    """

    person_id: int
    name: str
    state: State
    state_since: datetime | None
    capacity: int
    load: int
    in_hand: int
    cases: int
    case_load: int
    on_shift: bool
    shift_ends_at: datetime | None
    skills: tuple[tuple[int, str, int], ...]
    languages: tuple[str, ...]
    teams: tuple[tuple[int, str], ...]
    week: tuple[str, ...] | None
    given_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToServe:
    """What somebody says of an agent. `skills`: level by the skill's id."""

    capacity: int = FULL
    languages: tuple[str, ...] = ()
    skills: Mapping[int, int] = field(default_factory=dict)
    week: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFacts:
    """What was given to whom, and why."""

    id: int
    conversation_id: int | None
    case_id: int | None
    person_id: int | None
    team_id: int | None
    rule_id: int | None
    rule: str
    at: datetime
    waited_seconds: int
    decision: Decision

    @property
    def waited(self) -> timedelta:
        """How long it waited for them."""
        return timedelta(seconds=self.waited_seconds)
