"""From the words of a message to the logits of all heads, and back to the words that weighed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .features import NEAR, Place, WordFeatures, features_of, ideas_in, places, shape_of
from .weights import Weights

Floats = NDArray[np.float32]

_MOST_KNOWN_WORDS = 30_000


@dataclass(frozen=True, slots=True)
class Scored:
    """The logits of a message, and what is needed to tell why.

    `of_words` and `of_pairs` are the sums of what each word and each known pair of words feeds
    into the hidden layer; `active` is 1 where a hidden unit is.
    """

    words: Sequence[Place]
    logits: Floats
    active: Floats
    of_words: Floats
    of_pairs: Floats
    pairs: Sequence[tuple[int, int]]
    shortened: float
    known: float


class Scorer:
    """Weights ready to be asked.

    What a word feeds into the hidden layer hangs on nothing around it: it is summed up once and
    remembered, so a message costs one row a word.
    """

    def __init__(self, weights: Weights) -> None:
        self._table = weights.into.astype(np.float32) * weights.scales
        self._bias = weights.into_bias
        self._out = weights.out
        self._out_bias = weights.out_bias
        self._index: dict[str, int] = {}
        self._pairs: dict[str, dict[str, dict[str, int]]] = {"b": {}, "p": {}}
        for row, name in enumerate(weights.features):
            if name[0] in self._pairs:
                one, _, other = name[1:].partition(" ")
                self._pairs[name[0]].setdefault(one, {})[other] = row
            else:
                self._index[name] = row
        self._known: dict[str, tuple[Floats, bool]] = {}

    def score(self, text: str, *, english: bool) -> Scored:
        """Return what the weights say of `text`, a message that is in English or is not."""
        words = places(text, english=english)
        known = [self._known.get(place[3].name) or self._learn(place[3]) for place in words]
        of_words = np.array([sums for sums, _ in known] or [self._bias * 0])
        pairs, rows = self._known_pairs(words)
        index = self._index
        rows += [index[feature] for feature in shape_of(text, words) if feature in index]
        around = self._table[rows]
        shortened = (len(words) + 1) ** -0.5
        raw = (of_words.sum(0) + around.sum(0)) * np.float32(shortened) + self._bias
        return Scored(
            words=words,
            logits=np.maximum(raw, 0) @ self._out + self._out_bias,
            active=(raw > 0).astype(np.float32),
            of_words=of_words,
            of_pairs=around[: len(pairs)],
            pairs=pairs,
            shortened=shortened,
            known=sum(is_known for _, is_known in known) / len(words) if words else 0.0,
        )

    def weigh(self, scored: Scored, direction: Floats) -> Floats:
        """Return how much each word moves the logits along `direction`, one column a direction.

        The active part of the hidden layer is linear, so what a word feeds through it is
        exactly its share; a pair's is halved between its words.
        """
        gradient = scored.active[:, None] * (self._out @ direction)
        moved: Floats = scored.of_words @ gradient
        if scored.pairs:
            halves = scored.of_pairs @ (gradient / 2)
            np.add.at(moved, np.array(scored.pairs).ravel(), halves.repeat(2, axis=0))
        return moved * np.float32(scored.shortened)

    def _learn(self, word: WordFeatures) -> tuple[Floats, bool]:
        """Return what a word feeds into the hidden layer, and whether the word itself is known."""
        index = self._index
        rows = [index[feature] for feature in features_of(word) if feature in index]
        found = self._table[rows].sum(0), word.own[0] in index or bool(word.ideas)
        if len(self._known) < _MOST_KNOWN_WORDS:
            self._known[word.name] = found
        return found

    def _known_pairs(self, words: Sequence[Place]) -> tuple[list[tuple[int, int]], list[int]]:
        """Return the indices of the words of each known pair (see `pairs_of`), and their rows."""
        pairs, rows = [], []
        table = self._pairs["b"]
        for index in range(len(words) - 1):
            others = table.get(words[index][3].key)
            row = others.get(words[index + 1][3].key) if others else None
            if row is not None:
                pairs.append((index, index + 1))
                rows.append(row)
        table = self._pairs["p"]
        meaning = ideas_in(words)
        for order, (first, ideas) in enumerate(meaning):
            known = [others for idea in ideas if (others := table.get(idea))]
            for second, keys in meaning[order + 1 : order + 1 + NEAR] if known else ():
                for others in known:
                    for key in keys:
                        row = others.get(key)
                        if row is not None:
                            pairs.append((first, second))
                            rows.append(row)
        return pairs, rows
