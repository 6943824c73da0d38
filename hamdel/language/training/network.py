"""One hidden layer for all heads at once, fitted by gradient descent with numpy alone.

A message is a sparse row of features; the heads share the hidden layer, so what one of them
learns helps the others. Rows without a label for a head teach that head nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of features: row r holds columns `columns[starts[r]:starts[r + 1]]` and their values."""

    starts: Ints
    columns: Ints
    values: Floats
    width: int

    def rows(self, chosen: NDArray[np.int64]) -> "Sparse":
        """Return the chosen rows in that order."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        within = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
        places = np.repeat(self.starts[chosen], sizes) + within
        return Sparse(starts, self.columns[places], self.values[places], self.width)


@dataclass(frozen=True, slots=True)
class Head:
    """The labels of a head for each row (-1 where nobody said), and how many labels there are."""

    labels: NDArray[np.int64]
    size: int


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network is fitted; found on held-out authors.

    `members` networks of `hidden` units each are fitted apart and stand side by side in the end.
    """

    members: int = 2
    hidden: int = 64
    epochs: int = 10
    batch: int = 64
    rate: float = 2e-3
    lose_features: float = 0.2
    lose_hidden: float = 0.5
    decay: float = 1e-5
    smoothing: float = 0.05


@dataclass(frozen=True, slots=True)
class Network:
    """Weights into the hidden layer, and from it to all labels of all heads in order."""

    into: Floats
    into_bias: Floats
    out: Floats
    out_bias: Floats

    def logits(self, rows: Sparse) -> Floats:
        """Return a row of numbers, one a label, for each row."""
        found = np.zeros((len(rows.starts) - 1, len(self.out_bias)), np.float32)
        for start in range(0, len(found), 512):
            chosen = np.arange(start, min(start + 512, len(found)))
            dense, columns = _dense(rows.rows(chosen))
            hidden = np.maximum(dense @ self.into[columns] + self.into_bias, 0)
            found[chosen] = hidden @ self.out + self.out_bias
        return found


_BETA_MEAN: Final = 0.9
_BETA_SQUARE: Final = 0.99
_LONG_AGO: Final = 500


class _Adam:
    """Adam (Kingma and Ba, 2015) on the touched rows of one array of weights."""

    def __init__(self, weights: Floats) -> None:
        self.weights = weights
        self.mean = np.zeros_like(weights)
        self.square = np.zeros_like(weights)

    def step(self, gradient: Floats, rate: float, count: int, rows: Ints | slice) -> None:
        mean = _BETA_MEAN * self.mean[rows] + (1 - _BETA_MEAN) * gradient
        square = _BETA_SQUARE * self.square[rows] + (1 - _BETA_SQUARE) * gradient * gradient
        self.mean[rows], self.square[rows] = mean, square
        scale = rate / (1 - _BETA_MEAN ** min(count, _LONG_AGO))
        root = np.sqrt(square / np.float32(1 - _BETA_SQUARE ** min(count, _LONG_AGO)))
        self.weights[rows] -= np.float32(scale) * mean / (root + np.float32(1e-6))


def _dense(rows: Sparse) -> tuple[Floats, Ints]:
    """Return the rows over the columns they touch, and these columns."""
    columns, inverse = np.unique(rows.columns, return_inverse=True)
    count = len(rows.starts) - 1
    dense = np.zeros((count, len(columns)), np.float32)
    dense[np.repeat(np.arange(count), np.diff(rows.starts)), inverse] = rows.values
    return dense, columns


def fit_network(
    rows: Sparse, heads: Sequence[Head], weights: Floats, settings: Settings, seed: int
) -> Network:
    """Return the network fitted on `rows`; `weights` counts each row as so many.

    The rate falls to nothing along the way. Rare labels weigh more, by the root of how rare.
    """
    return _side_by_side(
        [
            _fit_member(rows, heads, weights, settings, seed + member)
            for member in range(settings.members)
        ]
    )


def _side_by_side(members: Sequence[Network]) -> Network:
    """Return one network whose logits are the mean of the members'."""
    share = np.float32(1 / len(members))
    return Network(
        np.concatenate([one.into for one in members], axis=1),
        np.concatenate([one.into_bias for one in members]),
        np.concatenate([one.out * share for one in members]),
        np.sum([one.out_bias * share for one in members], axis=0, dtype=np.float32),
    )


def _fit_member(
    rows: Sparse, heads: Sequence[Head], weights: Floats, settings: Settings, seed: int
) -> Network:
    random = np.random.RandomState(seed)
    targets, shares = _targets(heads, weights, settings.smoothing)
    sizes = [head.size for head in heads]
    labels = sum(sizes)
    adams = [
        _Adam((random.standard_normal((rows.width, settings.hidden)) * 0.05).astype(np.float32)),
        _Adam(np.zeros(settings.hidden, np.float32)),
        _Adam((random.standard_normal((settings.hidden, labels)) * 0.1).astype(np.float32)),
        _Adam(np.zeros(labels, np.float32)),
    ]
    count = len(weights)
    steps = settings.epochs * -(-count // settings.batch)
    done = 0
    for _ in range(settings.epochs):
        order = random.permutation(count)
        for start in range(0, count, settings.batch):
            batch = order[start : start + settings.batch]
            done += 1
            rate = settings.rate * (1 - done / (steps + 1))
            gradients, columns = _gradients(
                adams, rows.rows(batch), (targets[batch], shares[batch]), sizes, settings, random
            )
            adams[0].step(gradients[0], rate, done, columns)
            for adam, gradient in zip(adams[1:], gradients[1:], strict=True):
                adam.step(gradient, rate, done, slice(None))
    return Network(*(adam.weights for adam in adams))


def _targets(heads: Sequence[Head], weights: Floats, smoothing: float) -> tuple[Floats, Floats]:
    """Return what each label should be, and how much each row and head counts."""
    targets, shares = [], []
    for head in heads:
        known = head.labels >= 0
        counts = np.bincount(head.labels[known], minlength=head.size)
        rarity = np.sqrt(known.sum() / (head.size * np.maximum(counts, 1)))
        target = np.full((len(known), head.size), smoothing / head.size, np.float32)
        target[known, head.labels[known]] += 1 - smoothing
        targets.append(target)
        shares.append(np.where(known, weights * rarity[head.labels], 0))
    return np.concatenate(targets, axis=1), np.stack(shares, axis=1).astype(np.float32)


def _gradients(
    adams: Sequence[_Adam],
    batch: Sparse,
    wanted: tuple[Floats, Floats],
    sizes: Sequence[int],
    settings: Settings,
    random: np.random.RandomState,
) -> tuple[list[Floats], Ints]:
    into, into_bias, out, out_bias = (adam.weights for adam in adams)
    kept = random.random_sample(len(batch.values)) >= settings.lose_features
    lost = np.where(kept, batch.values / np.float32(1 - settings.lose_features), 0)
    dense, columns = _dense(
        Sparse(batch.starts, batch.columns, lost.astype(np.float32), batch.width)
    )
    touched = into[columns]
    raw = dense @ touched + into_bias
    mask = (random.random_sample(raw.shape) >= settings.lose_hidden) & (raw > 0)
    scale = mask.astype(np.float32) / np.float32(1 - settings.lose_hidden)
    hidden = raw * scale
    error = _errors(hidden @ out + out_bias, wanted, sizes)
    back = (error @ out.T) * scale
    return [
        dense.T @ back + np.float32(settings.decay) * touched,
        back.sum(0),
        hidden.T @ error,
        error.sum(0),
    ], columns


def _errors(logits: Floats, wanted: tuple[Floats, Floats], sizes: Sequence[int]) -> Floats:
    """Return the gradient of the cross-entropies by the logits."""
    targets, shares = wanted
    errors = np.empty_like(logits)
    start = 0
    for index, size in enumerate(sizes):
        part = slice(start, start + size)
        errors[:, part] = (softmax(logits[:, part]) - targets[:, part]) * shares[:, [index]]
        start += size
    errors /= len(logits)
    return errors


def softmax(logits: Floats) -> Floats:
    """Return the probabilities along the last axis."""
    powers: Floats = np.exp(logits - logits.max(axis=-1, keepdims=True))
    powers /= powers.sum(axis=-1, keepdims=True)
    return powers
