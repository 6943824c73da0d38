"""What crosses the face of reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

Head = Literal["sentiment", "emotion", "intent", "toxic"]
HEADS: Final[tuple[Head, ...]] = ("sentiment", "emotion", "intent", "toxic")
SENTIMENTS: Final = ("neg", "neu", "pos")
EMOTIONS: Final = ("anger", "sadness", "fear", "joy", "surprise", "neutral")
TOXIC: Final = ("yes", "no")
# What a person who says "negative" without a number means.
SCORES: Final = {"neg": -0.7, "neu": 0.0, "pos": 0.7}


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What one head says of a message. `said` is the reader's label, `label` the one that holds."""

    head: Head
    label: str
    said: str
    probability: float
    unsure: bool
    corrected_by: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """How a message was read. `entities` as the API answers them."""

    interaction_id: int
    language: str
    heads: Mapping[Head, HeadFacts]
    entities: tuple[Mapping[str, Any], ...]
    version: int


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """One version of the reader. `rows` counts the company's own it learned from."""

    id: int
    state: str
    made_at: datetime
    made_by: str
    rows: int
    held_out: int
    note: str
    shipped: bool
    right: Mapping[Head, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of a correction; `undo_id` takes it back."""

    undo_id: int
    interaction_id: int
    head: Head
    label: str
