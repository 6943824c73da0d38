"""Public sets of labeled sentences, read where they are at hand; none is part of Hamdel."""

import csv
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = "HAMDEL_LANGUAGE_DATA"
_USUAL: Final = Path(__file__).parents[2].parent / "shared" / "language-data"

Labeled = list[tuple[str, str]]

_ARMAN: Final = {
    "ANGRY": "anger", "HATE": "anger", "FEAR": "fear", "HAPPY": "joy", "SAD": "sadness",
    "SURPRISE": "surprise", "OTHER": "neutral",
}  # fmt: skip
# GoEmotions' 27 feelings by the six of the emotion head; those between two are left out.
_GO: Final = {
    "anger": "anger", "annoyance": "anger", "disgust": "anger", "disapproval": "anger",
    "fear": "fear", "nervousness": "fear",
    "sadness": "sadness", "disappointment": "sadness", "grief": "sadness", "remorse": "sadness",
    "joy": "joy", "gratitude": "joy", "love": "joy", "excitement": "joy", "amusement": "joy",
    "surprise": "surprise", "confusion": "surprise", "neutral": "neutral",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A set with its own split, the measure its figures are told in, and these figures."""

    name: str
    measure: str
    linear: float
    tuned: str
    load: Callable[[Path], tuple[Labeled, Labeled]]


def folder() -> Path | None:
    """Return where the sets are, or None: HAMDEL_LANGUAGE_DATA, or beside the repository."""
    found = Path(os.environ.get(FOLDER, _USUAL))
    return found if found.is_dir() else None


def arman_emo(root: Path) -> tuple[Labeled, Labeled]:
    """ArmanEmo: Persian posts by feeling."""
    train, test = (_tsv(root / "armanemo" / f"{part}.tsv") for part in ("train", "test"))
    return train, test


def arman_six(root: Path) -> Labeled:
    """Return ArmanEmo's test part by the six feelings of the emotion head."""
    return [(text, _ARMAN[label]) for text, label in arman_emo(root)[1]]


def go_six(root: Path) -> Labeled:
    """Return the test part of GoEmotions by the six, posts of one feeling alone."""
    labels = (root / "goemotions" / "labels.txt").read_text(encoding="utf-8").split()
    with (root / "goemotions" / "test.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [
        (text, _GO[labels[int(label)]])
        for text, label, _ in rows
        if label.isdecimal() and labels[int(label)] in _GO
    ]


def deep_senti_pers(root: Path) -> tuple[Labeled, Labeled]:
    """DeepSentiPers, for or against: test sentences that also stand in train are left out there."""
    train, test = (_senti(root / "deepsentipers" / f"{part}.csv") for part in ("original", "test"))
    tested = {text for text, _ in test}
    return [row for row in train if row[0] not in tested], test


def persian_atis(root: Path) -> tuple[Labeled, Labeled]:
    """Persian ATIS: questions to an airline by intent."""
    train, test = (_atis(root / "persian_atis" / part) for part in ("train", "test"))
    return train, test


def banking77(root: Path) -> tuple[Labeled, Labeled]:
    """Banking77: English questions to a bank by 77 intents."""
    parts = []
    for part in ("train", "test"):
        with (root / "banking77" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
            parts.append([(row["text"], row["category"]) for row in csv.DictReader(file)])
    return parts[0], parts[1]


def out_of_scope(root: Path) -> list[str]:
    """Return CLINC150's test sentences that are no intent at all."""
    told: Mapping[str, Sequence[Sequence[str]]] = json.loads(
        (root / "clinc150" / "data_full.json").read_text(encoding="utf-8")
    )
    return [text for text, _ in told["oos_test"]]


def _tsv(path: Path) -> Labeled:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row[0], row[1]) for row in rows if len(row) > 1]


def _senti(path: Path) -> Labeled:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(text, int(label)) for text, label in csv.reader(file)]
    return [(text, "pos" if label > 0 else "neg") for text, label in rows if label]


def _atis(path: Path) -> Labeled:
    texts = (path / "seq.in").read_text(encoding="utf-8").splitlines()
    labels = (path / "label").read_text(encoding="utf-8").splitlines()
    return [(text.strip(), label.strip()) for text, label in zip(texts, labels, strict=True)]


SETS: Final = (
    PublicSet("Persian-ATIS", "accuracy", 0.942, "0.977", persian_atis),
    PublicSet("DeepSentiPers, binary", "weighted F1", 0.897, "0.921", deep_senti_pers),
    PublicSet("ArmanEmo, 7 classes", "macro F1", 0.526, "0.66-0.754", arman_emo),
    PublicSet("Banking77", "accuracy", 0.913, "0.937", banking77),
)
