"""What reading one message gives: plain values, the same for every version of the weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..which import Language


class Weighed(NamedTuple):
    """A word of the message and how much it spoke for the label that was given.

    `start` and `end` are places in the text as it came; `weight` is in log-odds, and below
    zero where the word spoke against.
    """

    start: int
    end: int
    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgment:
    """One head's answer: always a label, and whether it is too unsure to be acted upon."""

    label: str
    probability: float
    scores: Mapping[str, float]
    abstained: bool


@dataclass(frozen=True, slots=True)
class Sentiment(Judgment):
    """A judgment of neg, neu or pos, with `score` from -1 to 1: P(pos) - P(neg)."""

    score: float


@dataclass(frozen=True, slots=True)
class Toxicity:
    """Whether the message insults, swears or threatens."""

    toxic: bool
    probability: float
    abstained: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is read in one message.

    `why` holds for each head ("sentiment", "emotion", "intent", "toxicity") the words that
    weighed most for its label, the weightiest first. `version` is that of the weights.
    """

    language: Language
    sentiment: Sentiment
    emotion: Judgment
    intent: Judgment
    toxicity: Toxicity
    why: Mapping[str, tuple[Weighed, ...]]
    version: str
