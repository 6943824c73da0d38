"""What crosses the face of cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, TypedDict

State = Literal["new", "open", "waiting", "on_hold", "solved", "closed"]
LiveState = Literal["new", "open", "waiting", "on_hold"]
Priority = Literal["low", "normal", "high", "urgent"]
Outcome = Literal["resolved", "unresolved", "withdrawn", "duplicate", "mistaken", "by_itself"]
Source = Literal["person", "program", "rule"]
FieldKind = Literal["text", "number", "money", "date", "choice", "yes_no"]
STATES: Final[tuple[State, ...]] = ("new", "open", "waiting", "on_hold", "solved", "closed")
LIVE: Final[tuple[State, ...]] = ("new", "open", "waiting", "on_hold")
SETTLED: Final[tuple[State, ...]] = ("solved", "closed")
PRIORITIES: Final[tuple[Priority, ...]] = ("low", "normal", "high", "urgent")
OUTCOMES: Final[tuple[Outcome, ...]] = (
    "resolved", "unresolved", "withdrawn", "duplicate", "mistaken", "by_itself",
)  # fmt: skip
FIELD_KINDS: Final[tuple[FieldKind, ...]] = (
    "text", "number", "money", "date", "choice", "yes_no",
)  # fmt: skip


class NoSuchCase(ValueError):
    """There is no case of this id."""


class Changed(Exception):
    """Somebody else changed the case meanwhile; `version` is the one that holds now."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the case is at version {version}")
        self.version = version


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers of a field."""

    key: str
    name_fa: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFacts:
    """What a type asks about its cases. Money is in rial, a date Gregorian ISO, a choice its key.

    `required`: a case of this type is settled only with it.
    """

    key: str
    name_fa: str
    name_en: str
    kind: FieldKind
    required: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A step of a type's checklist."""

    key: str
    name_fa: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTypeFacts:
    """A type of cases. `topics`: of foreseen reasons that are of this type, like «Transfer».

    `approval`: a supervisor has to agree before a case of it is solved.
    """

    id: int
    key: str
    name_fa: str
    name_en: str
    topics: tuple[str, ...]
    priority: str
    team_id: int | None
    fields: tuple[FieldFacts, ...]
    checklist: tuple[StepFacts, ...]
    approval: bool
    active: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Until when we have to have answered first, and to have solved it; None: nothing was promised."""

    first_reply: datetime | None = None
    resolution: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case. `type` is the type's key; `reason` why they turn to us, in words.

    `reason_kind` and `reason_topic` are those of the foreseen reason it was made from. `settled_at`:
    since when it is solved or closed. `source`: who opened it, a person, a program or a rule.
    """

    id: int
    customer_id: int
    profile_id: int
    title: str
    description: str
    type: str
    type_fa: str
    type_en: str
    priority: str
    state: str
    owner_id: int | None
    owner: str
    team_id: int | None
    team: str
    channel: str
    reason: str
    reason_kind: str
    reason_topic: str
    touchpoint: str
    outcome: str
    resolution: str
    fields: dict[str, Any]
    steps_done: dict[str, Any]
    source: str
    opened_at: datetime
    changed_at: datetime
    settled_at: datetime | None
    parent_id: int | None
    merged_into: int | None
    rule_id: int | None
    version: int
    conversation_ids: tuple[int, ...] = ()
    due: Due = Due()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """Something that a team or a person has to do for a case."""

    id: int
    case_id: int
    title: str
    owner_id: int | None
    owner: str
    team_id: int | None
    team: str
    due_at: datetime | None
    made_at: datetime
    done_at: datetime | None
    done_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFacts:
    """What a supervisor was asked to agree to. `answer`: "" until it is given or refused."""

    id: int
    case_id: int
    what: str
    asked_by: str
    asked_at: datetime
    answer: str
    word: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases; None, "" and () mean any. `unowned` beats `owner_id`; `text` is looked for."""

    states: tuple[str, ...] = ()
    owner_id: int | None = None
    unowned: bool = False
    team_ids: tuple[int, ...] = ()
    type: str = ""
    customer_id: int | None = None
    priority: str = ""
    text: str = ""
    parent_id: int | None = None
    reason_topic: str = ""
    opened_from: datetime | None = None
    opened_to: datetime | None = None
    label_id: int | None = None


class CaseChanges(TypedDict, total=False):
    """What is to change of a case; what is not named stays.

    `fields` hold only those that change; conversations and interactions are added to the linked ones.
    """

    title: str
    description: str
    type: str
    priority: Priority
    state: State
    owner_id: int | None
    team_id: int | None
    reason: str
    reason_kind: str
    reason_topic: str
    fields: Mapping[str, Any]
    outcome: Outcome
    resolution: str
    parent_id: int | None
    conversation_ids: tuple[int, ...]
    interaction_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ToOpen:
    """A case to be opened; the customer by id, or by identifiers in any written form.

    `fields` by the type's keys. `key`: opening with the same key again gives the case of before.
    """

    title: str
    customer_id: int | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    name: str = ""
    type: str = ""
    priority: Priority | None = None
    state: LiveState | None = None
    description: str = ""
    owner_id: int | None = None
    team_id: int | None = None
    channel: str = ""
    reason: str = ""
    reason_kind: str = ""
    reason_topic: str = ""
    touchpoint: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    conversation_ids: tuple[int, ...] = ()
    interaction_ids: tuple[int, ...] = ()
    parent_id: int | None = None
    source: Source = "person"
    key: str | None = None
    at: datetime | None = None
    rule_id: int | None = None
