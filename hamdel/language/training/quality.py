"""How well labels are told: figures over rows that nothing was fitted on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..reader.reader import HEADS, Reader
from ..reader.reading import Judgment, Reading
from .rows import Row

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Quality:
    """How one head did: over all rows, and over those it did not abstain from.

    `macro_f1` is the mean F1 of the labels that occur; `confusions` counts (said, told) pairs
    that differ.
    """

    rows: int
    macro_f1: float
    accuracy: float
    f1: Mapping[str, float]
    coverage: float
    covered_accuracy: float
    confusions: Mapping[tuple[str, str], int]


def judge(weights: bytes, rows: Iterable[Row]) -> dict[str, Quality]:
    """Return how a file of weights does on `rows`, by head; heads without a labelled row are left out.

    Raises NotWeights.
    """
    reader = Reader(weights)
    readings = [(row, reader.read(row.text)) for row in rows]
    found = {}
    for head in HEADS:
        pairs = [
            (said, told.label, told.abstained)
            for row, reading in readings
            if (said := said_of(row, head)) is not None
            for told in [told_of(reading, head)]
        ]
        if pairs:
            found[head] = quality_of(pairs)
    return found


def said_of(row: Row, head: str) -> str | None:
    """Return the label that somebody gave a row."""
    if head == "toxicity":
        return None if row.toxic is None else ("toxic" if row.toxic else "fine")
    return {"sentiment": row.sentiment, "emotion": row.emotion, "intent": row.intent}[head]


def told_of(reading: Reading, head: str) -> Judgment:
    """Return a head's judgment; toxicity's as one of two labels."""
    if head == "toxicity":
        found = reading.toxicity
        label = "toxic" if found.toxic else "fine"
        return Judgment(label, found.probability, {}, found.abstained)
    return {"sentiment": reading.sentiment, "emotion": reading.emotion, "intent": reading.intent}[
        head
    ]


def quality_of(pairs: Sequence[tuple[str, str, bool]]) -> Quality:
    """Return the figures over (label said, label told, abstained)."""
    said = Counter(pair[0] for pair in pairs)
    told = Counter(pair[1] for pair in pairs)
    right = Counter(pair[0] for pair in pairs if pair[0] == pair[1])
    f1 = {label: 2 * right[label] / (said[label] + told[label]) for label in sorted(said)}
    covered = [pair for pair in pairs if not pair[2]]
    return Quality(
        rows=len(pairs),
        macro_f1=sum(f1.values()) / len(f1),
        accuracy=sum(right.values()) / len(pairs),
        f1=f1,
        coverage=len(covered) / len(pairs),
        covered_accuracy=sum(one == other for one, other, _ in covered) / max(len(covered), 1),
        confusions=Counter(pair[:2] for pair in pairs if pair[0] != pair[1]),
    )


def agreement(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Return how often two readers agree, and Cohen's kappa: agreement beyond chance."""
    count = len(pairs)
    raw = sum(one == other for one, other in pairs) / count
    ones, others = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    chance = sum(ones[label] * others[label] for label in ones) / count**2
    return raw, (raw - chance) / (1 - chance) if chance < 1 else 1.0
