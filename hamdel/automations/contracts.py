"""What crosses the face of automations."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """A rule. `minutes`: after how long, where time is what it waits for.

    `per_day`: how often a day it may be applied to one conversation; `last`: where it was applied no
    later rule is.
    """

    id: int
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
    made_at: datetime
    made_by: str
    changed_at: datetime
    applied: int = 0
    applied_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """What a person says of a rule."""

    name: str
    event: str
    conditions: Any
    actions: Any
    minutes: int = 0
    enabled: bool = False
    per_day: int = 5
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    """That a rule was applied: to what, why, and what it did.

    `state`: done; guarded (often enough that day). `because` and `did` are JSON: the conditions that
    held, and each action with `ok`, `problem`, and what it made.
    """

    id: int
    rule_id: int
    rule: str
    event: str
    conversation_id: int | None
    case_id: int | None
    customer_id: int | None
    at: datetime
    state: str
    because: Any
    did: Any
    undone_at: datetime | None
    undone_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldDo:
    """What a rule would have done: to which conversation or case, when, and why."""

    conversation_id: int | None
    case_id: int | None
    customer_id: int | None
    at: datetime
    because: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A dry run: of `looked_at` things that happened, those to which a rule would have been applied."""

    looked_at: int
    items: tuple[WouldDo, ...]


class RuleRefused(ValueError):
    """A rule can not be kept like this: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


class NoSuchRule(ValueError):
    """There is no rule of this id."""


class NoSuchApplication(ValueError):
    """Nothing of this id was done."""
