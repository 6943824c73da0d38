"""What crosses the face of the catalogue."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KindFacts:
    """One kind of moment met in the log; touchpoint and stage are keys, None while not placed."""

    id: int
    channel: str
    device: str
    action: str
    touchpoint: str | None
    touchpoint_fa: str | None
    touchpoint_en: str | None
    stage: str | None


@dataclass(frozen=True, slots=True)
class SeenKind:
    """A kind with how often it was seen, ever, and when last."""

    id: int
    channel: str
    device: str
    action: str
    seen: int
    first_seen_at: datetime
    last_seen_at: datetime
    placed_by_hand: bool


@dataclass(frozen=True, slots=True)
class StageFacts:
    """One stretch of the customer's way with the company."""

    key: str
    name_fa: str
    name_en: str
    position: int


@dataclass(frozen=True, slots=True)
class RuleText:
    """Moments that fit are this touchpoint's; `*` is any channel, device or run of characters."""

    channel: str
    device: str
    action: str


@dataclass(frozen=True, slots=True)
class TouchpointFacts:
    """One touchpoint of the catalogue. `cost_irr`: rial a month; `effort`: 1 light … 3 heavy."""

    id: int
    key: str
    name_fa: str
    name_en: str
    stage: str
    usual_channel: str
    usual_device: str
    measure_fa: str
    measure_en: str
    friction_fa: str
    friction_en: str
    purpose: str
    owner_id: int | None
    effort: int | None
    cost_irr: int | None
    rules: tuple[RuleText, ...]
    position: int
    archived: bool
    kinds: int
    seen: int
    last_seen_at: datetime | None
