"""The reader's way of learning on public sets with their own split, beside published figures.

What is measured on them is the machinery (features, network), learning their labels from their own
training part, and the shipped weights on messages of another world. No shipped weights learn from
any of them.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from hamdel.language.reader import read
from hamdel.language.training.network import Head, Settings, fit_network
from hamdel.language.training.quality import quality_of
from hamdel.language.training.vectors import counted_all, vocabulary_of

from .language_sets import (
    FOLDER,
    SETS,
    Labeled,
    PublicSet,
    arman_six,
    deep_senti_pers,
    folder,
    go_six,
    out_of_scope,
)

_SEED = 1405


def bench_public(console: Console) -> None:
    """Print the figures, or that the sets are not at hand."""
    root = folder()
    if root is None:
        console.print(f"No public sets at hand: {FOLDER} names their folder.")
        return
    table = Table(title="Public sets, their own training part", title_justify="left")
    for column in ("set", "measure", "here", "TF-IDF + linear SVM", "tuned BERT"):
        table.add_column(column, justify="left" if column in {"set", "measure"} else "right")
    for one in SETS:
        table.add_row(
            one.name, one.measure, f"{learned(one, root):.3f}", f"{one.linear:.3f}", one.tuned
        )
    console.print(table)
    for line in _shipped(root):
        console.print(line)


def learned(one: PublicSet, root: Path) -> float:
    """Return a set's measure where the network learns from its training part."""
    train, test = one.load(root)
    labels = sorted({label for _, label in train})
    place = {label: index for index, label in enumerate(labels)}
    messages = counted_all(text for text, _ in train)
    vocabulary = vocabulary_of(messages, least=2)
    head = Head(np.array([place[label] for _, label in train]), len(labels))
    network = fit_network(
        vocabulary.rows(messages), [head], np.ones(len(train), np.float32), Settings(), _SEED
    )
    logits = network.logits(vocabulary.rows(counted_all(text for text, _ in test)))
    told = [labels[index] for index in logits.argmax(1).tolist()]
    return _measure(one.measure, [label for _, label in test], told)


def _measure(name: str, said: Sequence[str], told: Sequence[str]) -> float:
    found = quality_of([(one, other, False) for one, other in zip(said, told, strict=True)])
    if name == "accuracy":
        return found.accuracy
    if name == "macro F1":
        return found.macro_f1
    counts = Counter(said)
    return sum(found.f1[label] * counts[label] for label in counts) / len(said)


def _shipped(root: Path) -> list[str]:
    """Return lines about the shipped weights on sentences of another world."""
    emotions = [
        (name, _emotion(rows))
        for name, rows in (("ArmanEmo", arman_six(root)), ("GoEmotions", go_six(root)))
    ]
    test = deep_senti_pers(root)[1]
    told = ["pos" if read(text).sentiment.score > 0 else "neg" for text, _ in test]
    sentiment = _measure("weighted F1", [label for _, label in test], told)
    strange = [read(text).intent for text in out_of_scope(root)]
    refused = sum(one.abstained or one.label == "other" for one in strange) / len(strange)
    return [
        "Shipped weights, which saw none of it:",
        *(f"  {name}, six emotions: macro F1 {value:.3f}" for name, value in emotions),
        f"  DeepSentiPers, for or against: weighted F1 {sentiment:.3f}",
        f"  CLINC150 out of scope: {refused:.1%} told as other or abstained from",
    ]


def _emotion(rows: Labeled) -> float:
    return _measure(
        "macro F1", [label for _, label in rows], [read(text).emotion.label for text, _ in rows]
    )
