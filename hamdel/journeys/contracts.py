"""What others know of journeys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """What `n` asked people say, within the 95 % interval [low, high].

    NPS -100…100, CSAT the share (0…1) of 4 and 5, CES as effort, 1 (none) … 7 (heavy).
    """

    value: float
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What people who were asked say: kind ("nps", "csat", "ces") by key of touchpoint, of stage, and in all."""

    touchpoints: Mapping[str, Mapping[str, Score]] = field(default_factory=dict)
    stages: Mapping[str, Mapping[str, Score]] = field(default_factory=dict)
    overall: Mapping[str, Score] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasuredStep:
    """A step of a span, as it was; what nobody told is None, beside it how many told it.

    `step` as in Flow, `stage` None where it is on no touchpoint. `success_rate` is of the `outcomes`
    moments that say how they ended (succeeded, failed, abandoned). `sentiment` -1…1 is of what customers
    did and wrote, `effort` 1…7 as moments tell it; `nps`, `csat`, `ces` as in Score. `intervals` are of
    95 %, by the name of the number; one is absent where too little was told.
    """

    step: str
    stage: str | None
    volume: int
    customers: int
    success_rate: float | None
    outcomes: int
    failed: int
    abandoned: int
    sentiment: float | None
    sentiment_n: int
    effort: float | None
    effort_n: int
    nps: float | None
    nps_n: int
    csat: float | None
    csat_n: int
    ces: float | None
    ces_n: int
    intervals: Mapping[str, tuple[float, float]]


class Behind(Exception):
    """More of the log waits for the warehouse than a question may read by itself."""

    def __init__(self, waiting: int) -> None:
        super().__init__(waiting)
        self.waiting = waiting
