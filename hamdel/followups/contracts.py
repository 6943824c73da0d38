"""What crosses the face of follow-ups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, get_args

Cause = Literal["score", "words", "hand"]
State = Literal["open", "done"]
STATES: Final[tuple[State, ...]] = get_args(State)
MARK: Final = "؟"  # what a manager writes over words that are passed on: one mark, nothing more


class NoSuchFollowUp(ValueError):
    """There is no follow-up of this id."""


class NoSuchQuestion(ValueError):
    """There is no question of this id."""


class Ended(Exception):
    """It has ended: nothing is changed any more."""


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class SignFacts:
    """One unhappy moment. `score` of a survey of `kind` as it was given; `words` are the customer's."""

    interaction_id: int
    at: datetime
    cause: Cause
    kind: str
    score: int | None
    words: str
    channel: str
    response_id: int | None
    survey_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFacts:
    """A trouble of one customer, followed to its end; its first sign's facts are its own.

    `case_id` is where it is worked on, `owner` its case's. `why` says why it is theirs. `found` and
    `done` are its outcome; `told_at` when the customer was told what was done, else `untold` why not.
    `late`: it is open and its time has passed.
    """

    id: int
    customer_id: int
    profile_id: int
    case_id: int
    cause: Cause
    kind: str
    score: int | None
    words: str
    channel: str
    stage: str
    touchpoint: str
    emotion: str
    sentiment: float | None
    conversation_id: int | None
    response_id: int | None
    survey_id: int | None
    interaction_id: int | None
    happened_at: datetime
    made_at: datetime
    due_at: datetime
    state: State
    late: bool
    owner_id: int | None
    owner: str
    team: str
    why: Mapping[str, Any]
    signs: int
    found: str
    done: str
    message: str
    told_at: datetime | None
    untold: str
    ended_at: datetime | None
    ended_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFilter:
    """Which follow-ups; None and "" mean any. `late_at`: those that are late at this instant."""

    state: str = ""
    owner_id: int | None = None
    customer_id: int | None = None
    response_id: int | None = None
    case_id: int | None = None
    late_at: datetime | None = None
    untold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a follow-up ends. `message` is what the customer is told; "" tells nothing, for `untold_why`."""

    found: str
    done: str
    message: str = ""
    untold_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """Words to pass on to an expert. The words are those of an interaction, or given (of nobody known)."""

    expert_id: int
    interaction_id: int | None = None
    words: str = ""
    channel: str = ""
    note: str = ""
    hours: int | None = None
    conversation_id: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """A customer's words passed on with one mark and a clock. `customer_id` None: nobody knows whose.

    `seen_at`: when whoever asked read the answer.
    """

    id: int
    customer_id: int | None
    words: str
    said_at: datetime | None
    channel: str
    note: str
    interaction_id: int | None
    conversation_id: int | None
    asked_by_id: int | None
    asked_by: str
    asked_at: datetime
    expert_id: int | None
    expert: str
    due_at: datetime
    late: bool
    answer: str
    answered_at: datetime | None
    seen_at: datetime | None
