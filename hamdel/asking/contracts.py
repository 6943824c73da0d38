"""What crosses the face of asking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, get_args

Way = Literal["best", "email", "sms", "telegram", "bale", "link", "phone", "web"]
AskState = Literal["waiting", "asked", "skipped"]
IncentiveKind = Literal["codes", "draw"]
SENT_WAYS: Final[tuple[Way, ...]] = ("best", "email", "sms", "telegram", "bale")
WAYS: Final[tuple[Way, ...]] = get_args(Way)


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


class NoSuchRule(ValueError):
    """There is no rule of this id."""


class NoSuchIncentive(ValueError):
    """There is no incentive of this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGiven:
    """A rule as somebody wants it. `trigger`: see `rules.triggers`; `page`: see `rules.page_rules`."""

    name: str
    survey_id: int
    when: str
    way: str
    trigger: Mapping[str, Any] = field(default_factory=dict)
    segment_id: int | None = None
    text: str = ""
    remind_after_days: int = 3
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """A rule of asking. `asked` and `skipped`: how many people it asked and passed over."""

    id: int
    name: str
    survey_id: int
    survey: str
    when: str
    way: str
    trigger: Mapping[str, Any]
    segment_id: int | None
    text: str
    remind_after_days: int
    enabled: bool
    enabled_at: datetime
    made_at: datetime
    made_by: str
    asked: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """Somebody is to be asked, if the guard lets them. `key`: the same again is the same ask.

    `cause`: what led to it (`interaction_id`, `touchpoint`, `stage`, `case_id` …). `due_at` None: now.
    """

    key: str
    profile_id: int
    survey_id: int
    way: str = "best"
    rule_id: int | None = None
    cause: Mapping[str, Any] = field(default_factory=dict)
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFacts:
    """What was decided of one person and one survey, and why. `answer`: the invitation's state."""

    id: int
    customer_id: int
    profile_id: int
    survey_id: int
    survey: str
    rule_id: int | None
    rule: str
    way: str
    channel: str
    state: AskState
    reason: str
    detail: str
    until: datetime | None
    by: str
    cause: Mapping[str, Any]
    made_at: datetime
    due_at: datetime
    decided_at: datetime | None
    asked_at: datetime | None
    reminded_at: datetime | None
    invitation_id: int | None
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFilter:
    """Which asks; empty means any."""

    state: str = ""
    reason: str = ""
    survey_id: int | None = None
    rule_id: int | None = None
    customer_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFacts:
    """Somebody whom nothing is asked or offered now, and why, in keys."""

    customer_id: int
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncentiveGiven:
    """What is to be given for an answer. Of a draw: `prize`, `winners`, `closes_at`, `public_value_is`."""

    survey_id: int
    kind: IncentiveKind
    name: str
    text: str = ""
    only_invited: bool = True
    ends_at: datetime | None = None
    prize: str = ""
    winners: int = 1
    public_value_is: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawFacts:
    """A prize draw. `seed` is "" until it is drawn."""

    id: int
    incentive_id: int
    token: str
    prize: str
    winners: int
    state: str
    commitment: str
    entrants_digest: str
    entrants: int
    public_value_is: str
    public_value: str
    seed: str
    made_at: datetime
    closes_at: datetime | None
    closed_at: datetime | None
    drawn_at: datetime | None
    tell_at: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncentiveFacts:
    """What is given for answers, and how much of it is left."""

    id: int
    survey_id: int
    survey: str
    kind: IncentiveKind
    name: str
    text: str
    enabled: bool
    only_invited: bool
    ends_at: datetime | None
    made_at: datetime
    made_by: str
    codes: int = 0
    given: int = 0
    draw: DrawFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WinnerFacts:
    """Who stands at a place of a drawn draw; nobody known where they were erased.

    `told`: by which kind of channel they were told, or why not; "" while they were not to be.
    """

    place: int
    hash: str
    customer_id: int | None
    name: str
    entry: str
    told: str = ""
