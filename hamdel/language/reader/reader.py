"""A reader: weights that can be asked about a message."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..which import which_language
from .reading import Judgment, Reading, Sentiment, Toxicity, Weighed
from .scorer import Scored, Scorer
from .weights import HeadFacts, unpack

Floats = NDArray[np.float32]

HEADS: Final = ("sentiment", "emotion", "intent", "toxicity")
TOXIC: Final = "toxic"
_WORDS_TOLD = 5
_LEAST_WEIGHT = 0.01
# Where fewer of the words than this are known, no head trusts itself.
_LEAST_KNOWN = 0.25
_LONGEST = 20_000


class Reader:
    """Reads messages with the weights it was made from; safe to share between threads."""

    def __init__(self, weights: bytes) -> None:
        """Take the bytes of a file of weights; raises NotWeights where they are none."""
        learnt = unpack(weights)
        self.version = learnt.version
        self._heads = {head.name: head for head in learnt.heads}
        self._parts = _parts(learnt.heads)
        self._scorer = Scorer(learnt)

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of each head."""
        return {name: head.labels for name, head in self._heads.items()}

    def read(self, text: str) -> Reading:
        """Return what `text` says; only its first 20,000 characters are read."""
        text = text[:_LONGEST]
        language = which_language(text)
        scored = self._scorer.score(text, english=language == "en")
        strange = language == "other" or scored.known < _LEAST_KNOWN
        scores = {name: self._scores(name, scored) for name in HEADS}
        labels = {name: max(given, key=given.__getitem__) for name, given in scores.items()}
        judgments = {
            name: Judgment(
                label=labels[name],
                probability=given[labels[name]],
                scores=given,
                abstained=strange or given[labels[name]] < self._heads[name].threshold,
            )
            for name, given in scores.items()
        }
        return Reading(
            language=language,
            sentiment=_sentiment(judgments["sentiment"]),
            emotion=judgments["emotion"],
            intent=judgments["intent"],
            toxicity=_toxicity(judgments["toxicity"]),
            why=self._why(scored, scores, labels),
            version=self.version,
        )

    def _scores(self, name: str, scored: Scored) -> dict[str, float]:
        head = self._heads[name]
        chances = calibrated(scored.logits[self._parts[name]], head)
        return dict(zip(head.labels, chances.tolist(), strict=True))

    def _why(
        self,
        scored: Scored,
        scores: Mapping[str, Mapping[str, float]],
        labels: Mapping[str, str],
    ) -> dict[str, tuple[Weighed, ...]]:
        if not scored.words:
            return dict.fromkeys(HEADS, ())
        direction = np.zeros((len(scored.logits), len(HEADS)), np.float32)
        for column, name in enumerate(HEADS):
            part, head = self._parts[name], self._heads[name]
            direction[part, column] = _against_the_rest(head, scores[name], labels[name])
        moved = self._scorer.weigh(scored, direction)
        return {name: _weightiest(scored, moved[:, column]) for column, name in enumerate(HEADS)}


def calibrated(logits: Floats, head: HeadFacts) -> Floats:
    """Return the probabilities of a head's labels, along the last axis."""
    sharpened = logits * np.float32(head.sharpness) + np.array(head.shift, np.float32)
    powers: Floats = np.exp(sharpened - sharpened.max(axis=-1, keepdims=True))
    powers /= powers.sum(axis=-1, keepdims=True)
    return powers


def _parts(heads: Sequence[HeadFacts]) -> dict[str, slice]:
    found, start = {}, 0
    for head in heads:
        found[head.name] = slice(start, start + len(head.labels))
        start += len(head.labels)
    return found


def _against_the_rest(head: HeadFacts, scores: Mapping[str, float], label: str) -> list[float]:
    """Return the direction from the other labels, as likely as they are, to the label given."""
    rest = max(1 - scores[label], 1e-9)
    return [
        head.sharpness if one == label else -head.sharpness * scores[one] / rest
        for one in head.labels
    ]


def _weightiest(scored: Scored, weights: Floats) -> tuple[Weighed, ...]:
    order = np.argsort(-np.abs(weights), kind="stable")[:_WORDS_TOLD].tolist()
    return tuple(
        Weighed(place.start, place.end, place.typed, round(float(weights[index]), 3))
        for index in order
        if abs(weights[index]) >= _LEAST_WEIGHT
        for place in [scored.words[index]]
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
