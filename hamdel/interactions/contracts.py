"""What crosses the face of the log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from hamdel.customers.public import Claim

TRACK: Final = 1
PAGE: Final = 2
SCREEN: Final = 3
IDENTIFY: Final = 4
ALIAS: Final = 5
GROUP: Final = 6
TYPES: Final = {
    "track": TRACK,
    "page": PAGE,
    "screen": SCREEN,
    "identify": IDENTIFY,
    "alias": ALIAS,
    "group": GROUP,
}
# A customer turns to the company.
CONTACTS: Final = frozenset(
    {
        "Call Answered", "Call Missed", "Call Started", "Chat Started", "Message Received", "Email Received",
        "Support Requested", "Complaint Filed", "Form Submitted", "Branch Visited",
    }
)  # fmt: skip


class Refused(ValueError):
    """An event that can not be understood; `field` names where, in the sender's own words."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field


class Draft(msgspec.Struct, gc=False):
    """One event, understood and ready to store. Instants in microseconds since 1970 UTC.

    `action` is empty where the event is not a moment of the story (identify, alias, group).
    """

    type: int
    message_id: str
    channel: str
    device: str
    action: str
    occurred_at: int
    claim: Claim
    payload: str
    outcome: str | None = None
    sentiment: float | None = None
    emotion: str | None = None
    effort: float | None = None
    key_id: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a draft: where it lies now, and whether it was there before."""

    id: int
    profile_id: int
    kind_id: int | None
    duplicate: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a story, as people read it."""

    id: int
    profile_id: int
    occurred_at: datetime
    received_at: datetime
    channel: str
    device: str
    action: str
    touchpoint: str | None
    touchpoint_fa: str | None
    touchpoint_en: str | None
    stage: str | None
    outcome: str | None
    sentiment: float | None
    emotion: str | None
    effort: float | None
    summary: str
    text: str
    amount_irr: int | None
    properties: dict[str, Any]
    message_id: str = ""
    language: str | None = None
    intent: str | None = None
    toxic: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody wrote in an interaction, for those who read it; feelings as the sender told."""

    interaction_id: int
    profile_id: int
    occurred_at: datetime
    text: str
    sentiment: float | None
    emotion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What holds of an interaction's text; None where nobody is sure. `version`: the reader's."""

    interaction_id: int
    language: str
    sentiment: float | None
    emotion: str | None
    intent: str | None
    toxic: bool | None
    version: int


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which moments are asked for; empty means all."""

    channel: str = ""
    stage: str = ""
    mood: str = ""  # "positive", "neutral", "negative" or one of the six emotions


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Moments, newest first, and the cursor of the next page."""

    moments: tuple[Moment, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class StageOnRibbon:
    """One stage of a customer's ribbon: how many moments, since when, and how they felt.

    `last_action` and `last_channel` are those of the newest of them.
    """

    stage: str | None
    moments: int
    first_at: datetime
    last_at: datetime
    sentiment: float | None
    last_action: str = ""
    last_channel: str = ""
