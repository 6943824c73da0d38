"""What others know of journeys."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

By = Literal["touchpoint", "action"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Which moments are asked about: those in [since, until), of a segment's customers or of all."""

    since: datetime
    until: datetime
    segment_id: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """How often one step came right after another, and the median time between, in seconds."""

    source: str
    target: str
    count: int
    median_seconds: float


class Behind(Exception):
    """More of the log waits for the warehouse than a question may read by itself."""

    def __init__(self, waiting: int) -> None:
        super().__init__(waiting)
        self.waiting = waiting
