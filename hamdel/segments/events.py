"""What segments announce, after commit and in process."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentJoined:
    """Customers came into a segment; `by_rule`: because its rule was made or changed."""

    segment_id: int
    customer_ids: tuple[int, ...]
    at: datetime
    by_rule: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentLeft:
    """Customers went out of a segment; `by_rule`: because its rule was changed."""

    segment_id: int
    customer_ids: tuple[int, ...]
    at: datetime
    by_rule: bool
