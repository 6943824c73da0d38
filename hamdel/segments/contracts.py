"""What crosses the face of segments."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentFacts:
    """A segment; `rule` as JSON. `members` as of `looked_at`, None before the first look."""

    id: int
    key: str
    name_fa: str
    name_en: str
    about_fa: str
    about_en: str
    rule: Any
    members: int
    made_at: datetime
    made_by: str
    changed_at: datetime
    looked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentDraft:
    """What a person says of a segment; an empty `key` is made of the English name."""

    name_fa: str
    name_en: str
    rule: Any
    key: str = ""
    about_fa: str = ""
    about_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentOfCustomer:
    """A segment that a customer is in, and since when."""

    id: int
    key: str
    name_fa: str
    name_en: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A customer came into a segment, or went out; `by_rule`: because the rule was changed."""

    customer_id: int
    joined: bool
    at: datetime
    by_rule: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many were in a segment on a day; `reckoned`: from the log, before it was made."""

    day: date
    members: int
    reckoned: bool


class SegmentRefused(ValueError):
    """A segment can not be kept like this: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


class NoSuchSegment(ValueError):
    """There is no segment of this id or key."""
