"""Making probabilities mean what they say, on messages of authors the network never saw."""

import numpy as np
from numpy.typing import NDArray

from ..reader.weights import HeadFacts
from .network import softmax

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_STEPS = 400
_RATE = 0.05
# The shift of each label is held near nothing: few rows tell it.
_SHIFT_COST = 0.02
_BINS = 15


def calibrate(logits: Floats, labels: Ints) -> tuple[float, tuple[float, ...]]:
    """Return the sharpness and the shift of each label that fit held-out rows best.

    Minimizes the mean negative log-likelihood of softmax(logits * sharpness + shift) by
    gradient descent with momentum: vector scaling (Guo and others, 2017) with one slope.
    """
    count, size = logits.shape
    found = np.zeros(size + 1)
    speed = np.zeros(size + 1)
    wanted = np.eye(size)[labels]
    for _ in range(_STEPS):
        chances = softmax((logits * np.exp(found[0]) + found[1:]).astype(np.float32))
        error = (chances - wanted) / count
        slope = (error * logits).sum() * np.exp(found[0])
        shift = error.sum(0) + _SHIFT_COST * found[1:] / size
        speed = 0.9 * speed - _RATE * np.concatenate([[slope], shift])
        found = found + speed
    return round(float(np.exp(found[0])), 4), tuple(round(float(one), 4) for one in found[1:])


def threshold_of(
    chances: Floats, right: NDArray[np.bool_], *, accuracy: float, coverage: float
) -> float:
    """Return the probability below which to abstain.

    The lowest one at which the rest is right to `accuracy`, but never so high that less than
    `coverage` of the messages is answered.
    """
    order = np.argsort(-chances, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(shares >= accuracy)
    answered = max(int(good[-1]) + 1 if len(good) else 0, int(coverage * len(order)))
    return round(float(chances[order[min(answered, len(order)) - 1]]), 4)


def expected_error(chances: Floats, labels: Ints) -> float:
    """Return the expected calibration error: the mean gap of confidence and accuracy in 15 bins."""
    best = chances.argmax(1)
    confidence = chances[np.arange(len(best)), best]
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(float((best == labels)[bins == one].mean()) - float(confidence[bins == one].mean()))
        * float((bins == one).mean())
        for one in np.unique(bins)
    ]
    return sum(gaps)


def chances_of(logits: Floats, head: HeadFacts) -> Floats:
    """Return the calibrated probabilities of rows of logits."""
    return softmax(logits * np.float32(head.sharpness) + np.array(head.shift, np.float32))
