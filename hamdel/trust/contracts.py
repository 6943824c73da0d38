"""What crosses the face of trust."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

PromiseState = Literal["open", "at_risk", "kept", "broken", "withdrawn"]
STATES: Final = ("open", "at_risk", "kept", "broken", "withdrawn")
STANDING: Final = ("open", "at_risk")


class NoSuchPromise(ValueError):
    """There is no promise of this id."""


class Ended(Exception):
    """The promise was kept, broken or withdrawn before; `state` says which."""

    def __init__(self, state: str) -> None:
        super().__init__(f"the promise is {state}")
        self.state = state


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFacts:
    """A promise. `warns_at`: when three quarters of its working time are gone.

    `ended_at`: when it was kept, broken or withdrawn; `why` is of the last. `made_by` is a name.
    """

    id: int
    customer_id: int
    profile_id: int
    conversation_id: int | None
    message_id: int | None
    case_id: int | None
    what: str
    said: str
    channel: str
    made_at: datetime
    made_by: str
    due_at: datetime
    warns_at: datetime
    state: str
    ended_at: datetime | None
    why: str
    owner_id: int | None
    owner: str
    team_id: int | None
    team: str
    told_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPromise:
    """A promise to be made. `due_at` is to come; `said` are the words in which it was given."""

    profile_id: int
    what: str
    due_at: datetime
    said: str = ""
    conversation_id: int | None = None
    message_id: int | None = None
    case_id: int | None = None
    channel: str = ""
    owner_id: int | None = None
    team_id: int | None = None
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFilter:
    """Which promises; None and "" mean any. `standing`: those that are neither kept nor broken."""

    state: str = ""
    standing: bool = False
    customer_id: int | None = None
    profiles: tuple[int, ...] | None = None
    conversation_id: int | None = None
    case_id: int | None = None
    owner_id: int | None = None
    team_id: int | None = None


Cause = Literal["promise_broken", "anger", "repeat_failure", "hand"]
CAUSES: Final[tuple[Cause, ...]] = ("promise_broken", "anger", "repeat_failure", "hand")
STEPS: Final = ("acknowledge", "explain", "fix", "make_good", "verify")


class NoSuchRecovery(ValueError):
    """There is no recovery of this id."""


class BeyondAuthority(Refused):
    """The gift is larger than this person may give; `most_irr` is what they may."""

    def __init__(self, most_irr: int) -> None:
        super().__init__(f"You may give at most {most_irr} rial.", field="amount_irr")
        self.most_irr = most_irr


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """A step of a recovery and how it stands: open, done, skipped (then `why`)."""

    name: str
    state: str
    note: str
    why: str
    amount_irr: int | None
    done_at: datetime | None
    done_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryFacts:
    """A recovery with its steps. `solved` and `trusts` (0…10) are the customer's answers to the check."""

    id: int
    customer_id: int
    profile_id: int
    promise_id: int | None
    conversation_id: int | None
    case_id: int | None
    cause: str
    title: str
    caused_at: datetime
    state: str
    started_at: datetime
    started_by: str
    ended_at: datetime | None
    owner_id: int | None
    owner: str
    team_id: int | None
    team: str
    why_owner: str
    told_at: datetime | None
    untold: str
    asked_at: datetime | None
    answered_at: datetime | None
    solved: bool | None
    trusts: int | None
    steps: tuple[StepState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRecover:
    """A recovery to be started. `key`: what caused it, once for ever, like `promise:12`."""

    profile_id: int
    cause: Cause
    title: str
    caused_at: datetime
    key: str
    promise_id: int | None = None
    conversation_id: int | None = None
    case_id: int | None = None
    channel: str = ""
    team_id: int | None = None
    besides_id: int | None = None
