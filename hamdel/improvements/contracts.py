"""What crosses the face of improvements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

State = Literal["idea", "planned", "doing", "done", "dropped"]
STATES: Final[tuple[State, ...]] = ("idea", "planned", "doing", "done", "dropped")
OPEN: Final[tuple[State, ...]] = ("idea", "planned", "doing")
LONGEST: Final = 5_000  # characters of a text
MOST_COST: Final = 10**17  # rial
MOST_DAYS: Final = 100_000
MOST_PEOPLE: Final = 100_000


class NoSuch(Exception):
    """There is no such improvement, or nothing such of it."""


class Refused(Exception):
    """It can not be done so; the message says why, `field` what was wrong."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Changed(Exception):
    """Somebody else changed it meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What hurt at a step in [since, until): moments, those that hurt, and by sign."""

    since: datetime
    until: datetime
    seen: int
    hurt: int
    customers: int
    signs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToImprove:
    """An improvement of a step: a touchpoint's key, or `action:<name>` where a moment is on none.

    `expected_share`: the share (above 0, up to 1) of the moments that hurt which it takes away; None: all.
    `cost_irr`: rial, once; `person_days`: work; `people`: how many are needed at the same time.
    `origin`: where it came from, as `friction` or `map:<id>`.
    """

    title: str
    step: str = ""
    problem: str = ""
    idea: str = ""
    expected: str = ""
    expected_share: float | None = None
    cost_irr: int | None = None
    person_days: float | None = None
    people: int | None = None
    owner_id: int | None = None
    due_on: date | None = None
    state: State = "idea"
    origin: str = ""
    figures: Figures | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImprovement:
    """An improvement that was made elsewhere before, with its times; the first `checked` checks are done."""

    key: str
    given: ToImprove
    made_at: datetime
    started_at: datetime | None = None
    done_at: datetime | None = None
    checks: tuple[str, ...] = ()
    checked: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementFacts:
    """An improvement as it stands.

    `effect`: how the share that hurts changed since it was done, and the 95 % interval; None: not measured.
    """

    id: int
    title: str
    step: str
    problem: str
    idea: str
    expected: str
    expected_share: float | None
    cost_irr: int | None
    person_days: float | None
    people: int | None
    owner_id: int | None
    owner: str
    due_on: date | None
    state: State
    origin: str
    figures: Figures | None
    made_at: datetime
    made_by: str
    state_at: datetime
    started_at: datetime | None
    done_at: datetime | None
    version: int
    steps_done: int = 0
    steps: int = 0
    effect: tuple[float, float, float] | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN

    def is_late(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.is_open and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFacts:
    """What a colleague says of an improvement."""

    id: int
    text: str
    by: str
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFacts:
    """A line of the checklist."""

    id: int
    text: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which improvements. `late_on`: those that should have been done before that day."""

    states: tuple[State, ...] = ()
    steps: tuple[str, ...] = ()
    owner_id: int | None = None
    origin: str = ""
    late_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts:
    """A step that suddenly hurt more: since when (and between which instants, with 95 %), how much, beside what is usual.

    `ended_at` None: it goes on. `read_at`: when somebody said that they know of it.
    """

    id: int
    step: str
    began_at: datetime
    earliest_at: datetime
    latest_at: datetime
    ended_at: datetime | None
    seen: int
    hurt: int
    usual: float
    strength: float
    found_at: datetime
    read_at: datetime | None
    read_by: str

    @property
    def share(self) -> float:
        """The share that hurt meanwhile, 0…1."""
        return self.hurt / self.seen if self.seen else 0.0
