"""What crosses the face of personas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from hamdel.journeys.public import Score

MOST: Final = 40  # personas: more than a company keeps in mind
MOST_LINES: Final = 20  # goals, pains, words
LONGEST_LINE: Final = 300  # characters
DAYS: Final = timedelta(days=30)  # what is measured: so many, and as many before
HUES: Final = 6  # grounds of the picture


class NoSuchPersona(Exception):
    """There is no such persona."""


class Refused(Exception):
    """It can not be kept so; the message says why, `field` what was wrong."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class ToKeep:
    """A persona as somebody draws it: what is assumed of these people. `hue` None: one that is free."""

    name: str
    about: str = ""
    segment_id: int | None = None
    goals: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    ideal: bool = False
    hue: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaFacts:
    """A persona. `about` is what they wish, in a sentence of theirs; `hue` 1…6 of the picture.

    `segment_id`: the segment that they stand for; None where there is none (any more).
    `ideal`: whether they are among those whom the company would have most of.
    """

    id: int
    name: str
    initials: str
    about: str
    segment_id: int | None
    goals: tuple[str, ...]
    pains: tuple[str, ...]
    words: tuple[str, ...]
    channels: tuple[str, ...]
    devices: tuple[str, ...]
    ideal: bool
    hue: int
    made_at: datetime
    made_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """How a group's moments in a span spread: counts by channel, by device, by feeling.

    `customers` of it had a moment; `felt` are the moments that tell a feeling, `positive` above .3 and
    `negative` below -0.3, `sentiment` (-1…1) is their mean. `scores`: NPS, CSAT and CES that they gave.
    """

    moments: int = 0
    customers: int = 0
    felt: int = 0
    positive: int = 0
    negative: int = 0
    sentiment: float | None = None
    channels: Mapping[str, int] = field(default_factory=dict)
    devices: Mapping[str, int] = field(default_factory=dict)
    scores: Mapping[str, Score] = field(default_factory=dict)

    @property
    def indifferent(self) -> int:
        """The moments that tell a feeling which is neither."""
        return self.felt - self.positive - self.negative

    @property
    def not_negative(self) -> int:
        """The moments that tell a feeling which is not bad."""
        return self.felt - self.negative


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured of a persona's segment: the last thirty days, beside the thirty before.

    `people` are in it now, `people_before` were thirty days earlier (None: not known).
    """

    at: datetime
    people: int
    people_before: int | None
    now: Used
    before: Used
