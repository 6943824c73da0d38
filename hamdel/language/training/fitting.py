"""From labelled messages to a file of weights."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..reader.reader import HEADS, TOXIC
from ..reader.weights import HeadFacts, Weights, pack
from .bundled import bundled_rows
from .calibration import calibrate, chances_of, threshold_of
from .network import Head, Network, Settings, fit_network
from .rows import Row
from .vectors import Counted, Vocabulary, counted_all, vocabulary_of

Floats = NDArray[np.float32]

SENTIMENTS: Final = ("neg", "neu", "pos")
EMOTIONS: Final = ("anger", "fear", "joy", "neutral", "sadness", "surprise")
INTENTS: Final = (
    "account_login", "cancel_order", "change_order_or_address", "complaint_staff",
    "damaged_or_wrong_item", "delivery_status", "discount_code", "other", "payment_billing",
    "praise_thanks", "product_info", "refund", "return_exchange", "technical_issue", "warranty",
)  # fmt: skip
MANNERS: Final = ("fine", TOXIC)
# What the answered messages shall be right to, and the least share that is answered.
_GOALS: Final[Mapping[str, tuple[float, float]]] = {
    "sentiment": (0.88, 0.7),
    "emotion": (0.82, 0.6),
    "intent": (0.88, 0.6),
    "toxicity": (0.98, 0.9),
}
_SEED: Final = 1405
_STEPS: Final = 15


class TooFewRows(ValueError):
    """Too few labelled rows, or authors, to make weights from."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Logits of rows whose authors the network had not seen, and which rows these are."""

    rows: NDArray[np.int64]
    logits: Floats


def fit(
    rows: Iterable[Row],
    *,
    intents: Sequence[str] = (),
    bundled: bool = True,
    version: str = "",
    folds: int = 1,
) -> bytes:
    """Return a file of weights made from `rows`, and from the bundled ones unless told not to.

    `intents` are labels beyond the fifteen. Probabilities are calibrated on held-out authors: a
    quarter of them, or with `folds` of 2 or more on all in turn. `version` is by default told
    from the weights themselves. The same rows give the same bytes on one kind of machine.

    Raises TooFewRows where there are fewer than four authors, and ValueError for a label that
    no head has.
    """
    taken = [*(bundled_rows() if bundled else ()), *rows]
    labels = labels_with(intents)
    heads = heads_of(taken, labels)
    messages = counted_all(row.text for row in taken)
    held = held_out(taken, messages, heads, folds=folds)
    vocabulary, network = _fitted(messages, heads, _weights(taken))
    facts = calibrated_heads(held, heads, labels)
    weights = packed_weights(vocabulary, network, facts)
    name = version or hashlib.blake2b(pack(weights), digest_size=4).hexdigest()
    return pack(replace(weights, version=name))


def labels_with(intents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the labels of each head, the company's intents after the shipped ones."""
    extra = tuple(dict.fromkeys(label for label in intents if label not in INTENTS))
    return dict(zip(HEADS, (SENTIMENTS, EMOTIONS, INTENTS + extra, MANNERS), strict=True))


def heads_of(rows: Sequence[Row], labels: Mapping[str, Sequence[str]]) -> list[Head]:
    """Return what each head learns from `rows`."""
    said = {
        "sentiment": [row.sentiment for row in rows],
        "emotion": [row.emotion for row in rows],
        "intent": [row.intent for row in rows],
        "toxicity": [None if row.toxic is None else MANNERS[row.toxic] for row in rows],
    }
    return [_head(name, said[name], labels[name]) for name in HEADS]


def _head(name: str, said: Sequence[str | None], labels: Sequence[str]) -> Head:
    place: dict[str | None, int] = {label: index for index, label in enumerate(labels)}
    place[None] = -1
    strange = sorted({str(label) for label in said if label not in place})
    if strange:
        raise ValueError(f"{name} has no label {strange[0]}")
    return Head(np.array([place[label] for label in said]), len(labels))


def folds_of(rows: Sequence[Row], count: int) -> NDArray[np.int64]:
    """Return the fold of each row, one author's all in one; -1 for turns of speech.

    Authors are dealt out in the order of a hash of their names, the largest share never more
    than one author above the smallest.
    """
    authors = sorted(
        {row.author for row in rows if row.author != "phrases"},
        key=lambda author: hashlib.blake2b(author.encode(), digest_size=8).digest(),
    )
    if len(authors) < count:
        raise TooFewRows(f"{len(authors)} authors can not be parted in {count}")
    fold = {author: index % count for index, author in enumerate(authors)}
    return np.array([fold.get(row.author, -1) for row in rows])


def held_out(
    rows: Sequence[Row],
    messages: Sequence[Counted],
    heads: Sequence[Head],
    *,
    folds: int,
    settings: Settings | None = None,
) -> HeldOut:
    """Return logits for the rows of authors left out: a quarter of them, or all in turn."""
    parts = folds_of(rows, max(folds, 4))
    found, logits = [], []
    for fold in range(max(1, folds)):
        train, test = np.flatnonzero(parts != fold), np.flatnonzero(parts == fold)
        vocabulary, network = _fitted(
            [messages[row] for row in train.tolist()],
            [Head(head.labels[train], head.size) for head in heads],
            _weights([rows[row] for row in train.tolist()]),
            settings,
        )
        found.append(test)
        logits.append(network.logits(vocabulary.rows([messages[row] for row in test.tolist()])))
    return HeldOut(np.concatenate(found), np.concatenate(logits))


def _weights(rows: Sequence[Row]) -> Floats:
    return np.array([row.weight for row in rows], np.float32)


def _fitted(
    messages: Sequence[Counted],
    heads: Sequence[Head],
    weights: Floats,
    settings: Settings | None = None,
) -> tuple[Vocabulary, Network]:
    vocabulary = vocabulary_of(messages)
    rows = vocabulary.rows(messages)
    return vocabulary, fit_network(rows, heads, weights, settings or Settings(), _SEED)


def calibrated_heads(
    held: HeldOut, heads: Sequence[Head], labels: Mapping[str, tuple[str, ...]]
) -> tuple[HeadFacts, ...]:
    """Return the facts of each head, calibrated and with its threshold, from held-out logits."""
    return tuple(
        _calibrated(name, labels[name], *logits_of(held, head, start))
        for name, head, start in zip(HEADS, heads, _starts(heads), strict=True)
    )


def _starts(heads: Sequence[Head]) -> Iterator[int]:
    start = 0
    for head in heads:
        yield start
        start += head.size


def logits_of(held: HeldOut, head: Head, start: int) -> tuple[Floats, NDArray[np.int64]]:
    """Return a head's logits and labels where held-out rows have a label."""
    said = head.labels[held.rows]
    return held.logits[said >= 0, start : start + head.size], said[said >= 0]


def _calibrated(
    name: str, labels: tuple[str, ...], logits: Floats, said: NDArray[np.int64]
) -> HeadFacts:
    sharpness, shift = calibrate(logits, said)
    facts = HeadFacts(name, labels, sharpness, shift, 0.0)
    chances = chances_of(logits, facts)
    accuracy, coverage = _GOALS[name]
    threshold = threshold_of(
        chances.max(1), chances.argmax(1) == said, accuracy=accuracy, coverage=coverage
    )
    return replace(facts, threshold=threshold)


def packed_weights(
    vocabulary: Vocabulary, network: Network, heads: tuple[HeadFacts, ...]
) -> Weights:
    """Return the weights in whole numbers: few steps lose nothing, and pack small."""
    scaled = network.into * vocabulary.scales[:, None]
    scales = np.abs(scaled).max(0) / _STEPS
    scales[scales == 0] = 1
    return Weights(
        version="",
        heads=heads,
        features=vocabulary.features,
        into=np.rint(scaled / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        into_bias=network.into_bias,
        out=network.out,
        out_bias=network.out_bias,
    )
