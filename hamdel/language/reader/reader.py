"""A reader: weights that can be asked about a message."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..which import which_language
from .features import Place
from .reading import Judgment, Reading, Sentiment, Toxicity, Weighed
from .scorer import Scored, Scorer
from .weights import HeadFacts, unpack

Floats = NDArray[np.float32]

HEADS: Final = ("sentiment", "emotion", "intent", "toxicity")
TOXIC: Final = "toxic"
_WORDS_TOLD = 5
_LEAST_WEIGHT = 0.01
_LEAST_REST = 1e-6
# Where fewer of the words than this are known, no head trusts itself.
_LEAST_KNOWN = 0.25
_LONGEST = 20_000


class Reader:
    """Reads messages with the weights it was made from; safe to share between threads."""

    def __init__(self, weights: bytes) -> None:
        """Take the bytes of a file of weights; raises NotWeights where they are none."""
        learnt = unpack(weights)
        self.version = learnt.version
        self._heads = learnt.heads
        sizes = [len(head.labels) for head in learnt.heads]
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._parts = [
            (start, start + size) for start, size in zip(self._starts.tolist(), sizes, strict=True)
        ]
        self._head_of = np.repeat(np.arange(len(sizes)), sizes)
        sharpness = np.array([head.sharpness for head in learnt.heads], np.float32)
        self._sharpness = sharpness[self._head_of]
        self._shift = np.concatenate([head.shift for head in learnt.heads]).astype(np.float32)
        self._own = np.eye(len(sizes), dtype=np.float32)[self._head_of]
        self._scorer = Scorer(learnt)

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of each head."""
        return {head.name: head.labels for head in self._heads}

    def read(self, text: str) -> Reading:
        """Return what `text` says; only its first 20,000 characters are read."""
        text = text[:_LONGEST]
        language = which_language(text)
        scored = self._scorer.score(text, english=language == "en")
        strange = language == "other" or scored.known < _LEAST_KNOWN
        chances = self._chances(scored.logits)
        told = chances.tolist()
        judgments = {
            head.name: _judgment(head, told[start:end], strange=strange)
            for head, (start, end) in zip(self._heads, self._parts, strict=True)
        }
        best = [
            start + head.labels.index(judgments[head.name].label)
            for head, (start, _) in zip(self._heads, self._parts, strict=True)
        ]
        return Reading(
            language=language,
            sentiment=_sentiment(judgments["sentiment"]),
            emotion=judgments["emotion"],
            intent=judgments["intent"],
            toxicity=_toxicity(judgments["toxicity"]),
            why=self._why(scored, chances, best),
            version=self.version,
        )

    def _chances(self, logits: Floats) -> Floats:
        """Return the calibrated probabilities of all labels, each head's summing to one."""
        sharpened = logits * self._sharpness + self._shift
        highest = np.maximum.reduceat(sharpened, self._starts)
        powers: Floats = np.exp(sharpened - highest[self._head_of])
        powers /= np.add.reduceat(powers, self._starts)[self._head_of]
        return powers

    def _why(
        self, scored: Scored, chances: Floats, best: Sequence[int]
    ) -> dict[str, tuple[Weighed, ...]]:
        """Return the weightiest words for each label against the rest, as likely as these are."""
        names = [head.name for head in self._heads]
        if not scored.words:
            return dict.fromkeys(names, ())
        rest = np.maximum(1 - chances[best], _LEAST_REST)
        shares = -chances / rest[self._head_of]
        shares[best] = 1
        direction: Floats = self._own * (shares * self._sharpness)[:, None].astype(np.float32)
        moved = self._scorer.weigh(scored, direction)
        order = np.abs(moved).argsort(axis=0, kind="stable")[::-1][:_WORDS_TOLD].T.tolist()
        weights = moved.T.tolist()
        return {
            name: _told(scored.words, order[column], weights[column])
            for column, name in enumerate(names)
        }


def _told(
    words: Sequence[Place], order: Sequence[int], weights: Sequence[float]
) -> tuple[Weighed, ...]:
    return tuple(
        Weighed(*words[index][:3], weights[index])
        for index in order
        if abs(weights[index]) >= _LEAST_WEIGHT
    )


def _judgment(head: HeadFacts, chances: Sequence[float], *, strange: bool) -> Judgment:
    chance = max(chances)
    return Judgment(
        label=head.labels[chances.index(chance)],
        probability=chance,
        scores=dict(zip(head.labels, chances, strict=True)),
        abstained=strange or chance < head.threshold,
    )


def _sentiment(judgment: Judgment) -> Sentiment:
    return Sentiment(
        label=judgment.label,
        probability=judgment.probability,
        scores=judgment.scores,
        abstained=judgment.abstained,
        score=judgment.scores["pos"] - judgment.scores["neg"],
    )


def _toxicity(judgment: Judgment) -> Toxicity:
    chance = judgment.scores[TOXIC]
    return Toxicity(
        toxic=judgment.label == TOXIC, probability=chance, abstained=judgment.abstained
    )
