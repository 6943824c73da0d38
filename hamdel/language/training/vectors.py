"""Messages as sparse rows of features, valued the way the reader sums them.

A feature counts idf times the scale of its block, and a message of n words is divided by the root
of n + 1. All of that but the root goes into the weights, so the reader only adds rows up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..reader.features import features_of, pairs_of, places, shape_of
from ..which import which_language
from .network import Sparse

Floats = NDArray[np.float32]

# Families that count together; each block is scaled to weigh the same.
_BLOCKS: Mapping[str, int] = {
    "w": 0, "b": 0, "c": 1, "k": 2, "s": 2, "@": 3, "p": 4, "m": 5, "f": 5, "l": 5,
}  # fmt: skip
_BLOCK_COUNT = 6
_LEAST_SEEN = 3
_MOST_FEATURES = 45_000


@dataclass(frozen=True, slots=True)
class Counted:
    """The features of a message with their counts, and how many words it has."""

    features: Mapping[str, int]
    words: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The features that are known, sorted, and what one of each counts."""

    features: tuple[str, ...]
    scales: Floats

    def rows(self, messages: Sequence[Counted]) -> Sparse:
        """Return the messages as rows over this vocabulary."""
        index = {name: column for column, name in enumerate(self.features)}
        starts, columns, counts = [0], [], []
        for message in messages:
            root = (message.words + 1) ** -0.5
            found = sorted(
                (index[name], count * root)
                for name, count in message.features.items()
                if name in index
            )
            columns += [column for column, _ in found]
            counts += [count for _, count in found]
            starts.append(len(columns))
        taken = np.array(columns, np.int32)
        values = np.array(counts, np.float32) * self.scales[taken]
        return Sparse(np.array(starts, np.int32), taken, values, len(self.features))


def counted(text: str) -> Counted:
    """Return the features of a message as the reader finds them."""
    words = places(text, english=which_language(text) == "en")
    found: Counter[str] = Counter()
    for place in words:
        found.update(features_of(place[3]))
    found.update(f"{family}{one} {other}" for family, one, other, _, _ in pairs_of(words))
    found.update(shape_of(text, words))
    return Counted(found, len(words))


def vocabulary_of(messages: Sequence[Counted], *, least: int = _LEAST_SEEN) -> Vocabulary:
    """Return the features that at least `least` messages have, with their scales.

    Where these are more than 45,000, more messages must have them.
    """
    seen: Counter[str] = Counter()
    for message in messages:
        seen.update(message.features.keys())
    while sum(count >= least for count in seen.values()) > _MOST_FEATURES:
        least += 1
    features = tuple(sorted(name for name, count in seen.items() if count >= least))
    frequencies = np.array([seen[name] for name in features])
    rarity = np.log((1 + len(messages)) / (1 + frequencies)) + 1
    blocks = np.array([_BLOCKS[name[0]] for name in features])
    plain = Vocabulary(features, rarity.astype(np.float32))
    scales = rarity / _lengths(plain.rows(messages), blocks)[blocks]
    return Vocabulary(features, scales.astype(np.float32))


def _lengths(rows: Sparse, blocks: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the mean length of the messages' parts in each block."""
    count = len(rows.starts) - 1
    owner = np.repeat(np.arange(count), np.diff(rows.starts))
    places_ = owner * _BLOCK_COUNT + blocks[rows.columns]
    squares = np.bincount(places_, rows.values.astype(float) ** 2, count * _BLOCK_COUNT)
    lengths = np.sqrt(squares.reshape(count, _BLOCK_COUNT))
    having = np.maximum((lengths > 0).sum(0), 1)
    means: NDArray[np.float64] = np.maximum(lengths.sum(0) / having, 1e-6)
    return means


def counted_all(texts: Iterable[str]) -> list[Counted]:
    """Return `counted` of each text."""
    return [counted(text) for text in texts]
