"""From the words of a message to the logits of all heads, and back to the words that weighed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import Place, WordFeatures, pairs_of, places, shape_of
from .weights import Weights

Floats = NDArray[np.float32]

_MOST_KNOWN_WORDS = 30_000


@dataclass(frozen=True, slots=True)
class Scored:
    """The logits of a message, and what is needed to tell why.

    `rows` are the features that were found, scaled for this message; the first of them belong
    to single words (`counts` a word), then to pairs of words, then to the whole message.
    """

    words: Sequence[Place]
    logits: Floats
    active: Floats
    rows: Floats
    counts: Sequence[int]
    pairs: Sequence[tuple[int, int]]
    known: float


class Scorer:
    """Weights ready to be asked: a dictionary of features and a table of their rows."""

    def __init__(self, weights: Weights) -> None:
        self._index = {name: row for row, name in enumerate(weights.features)}
        self._table = weights.into.astype(np.float32) * weights.scales
        self._bias = weights.into_bias
        self._out = weights.out
        self._out_bias = weights.out_bias
        self._known: dict[Any, tuple[list[int], bool]] = {}

    def score(self, text: str, *, english: bool) -> Scored:
        """Return what the weights say of `text`, a message that is in English or is not."""
        words = places(text, english=english)
        found: list[int] = []
        counts = []
        known = 0
        for place in words:
            rows, is_known = self._rows_of(place.word)
            found += rows
            counts.append(len(rows))
            known += is_known
        pairs = self._add_pairs(words, found)
        index = self._index
        found += [index[feature] for feature in shape_of(text, words) if feature in index]
        scaled = self._table[found] * np.float32((len(words) + 1) ** -0.5)
        raw = scaled.sum(0) + self._bias
        return Scored(
            words=words,
            logits=np.maximum(raw, 0) @ self._out + self._out_bias,
            active=(raw > 0).astype(np.float32),
            rows=scaled,
            counts=counts,
            pairs=pairs,
            known=known / len(words) if words else 0.0,
        )

    def weigh(self, scored: Scored, direction: Floats) -> Floats:
        """Return how much each word moves the logits along `direction`, one column a direction.

        The active part of the hidden layer is linear, so what the rows of a word add through it
        is exactly its share; a pair's is halved between its words.
        """
        gradient = scored.active[:, None] * (self._out @ direction)
        moved = scored.rows @ gradient
        count = len(scored.words)
        owners = np.repeat(np.arange(count), scored.counts)
        given = np.zeros((count, direction.shape[1]), np.float32)
        np.add.at(given, owners, moved[: len(owners)])
        if scored.pairs:
            halves = moved[len(owners) : len(owners) + len(scored.pairs)] / 2
            both = np.array(scored.pairs)
            np.add.at(given, both[:, 0], halves)
            np.add.at(given, both[:, 1], halves)
        return given

    def _rows_of(self, word: WordFeatures) -> tuple[list[int], bool]:
        """Return the rows of a word's own features, and whether the word itself is known."""
        key = (word.key, word.own)
        known = self._known.get(key)
        if known is None:
            index = self._index
            rows = [index[feature] for feature in word.own + word.letters if feature in index]
            known = rows, word.own[0] in index or bool(word.ideas)
            if len(self._known) < _MOST_KNOWN_WORDS:
                self._known[key] = known
        return known

    def _add_pairs(self, words: Sequence[Place], found: list[int]) -> list[tuple[int, int]]:
        index = self._index
        pairs = []
        for feature, first, second in pairs_of(words):
            row = index.get(feature)
            if row is not None:
                found.append(row)
                pairs.append((first, second))
        return pairs
