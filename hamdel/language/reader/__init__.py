"""Reading a message: language, sentiment, emotion, intent, toxicity, and why."""

from .reader import Reader
from .reading import Judgment, Reading, Sentiment, Toxicity, Weighed
from .shipped import read, shipped_reader
from .weights import NotWeights

__all__ = [
    "Judgment",
    "NotWeights",
    "Reader",
    "Reading",
    "Sentiment",
    "Toxicity",
    "Weighed",
    "read",
    "shipped_reader",
]
