"""`hamdel bench language`: how well messages are read, and how quickly.

Quality is that of networks which saw no message of the authors they are asked about (nor of
their trades, for nearly every author has one of their own).
"""

import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from hamdel.language.normalize import normalize
from hamdel.language.reader import read
from hamdel.language.reader.reader import HEADS
from hamdel.language.reader.shipped import WEIGHTS
from hamdel.language.training.bundled import bundled_rows, corpus_facts, corpus_rows
from hamdel.language.training.calibration import chances_of, expected_error
from hamdel.language.training.fitting import HeldOut, calibrated_heads, held_out, labels_with
from hamdel.language.training.fitting import heads_of as labeled
from hamdel.language.training.network import Head
from hamdel.language.training.quality import agreement, quality_of
from hamdel.language.training.vectors import counted_all

from .language_public import bench_public
from .language_speed import hazm_per_second, per_second

Floats = NDArray[np.float32]

_LEAST_PER_SECOND = 3_000
_MOST_BYTES = 2 * 2**20
_LOAD = (
    "import time, numpy; from hamdel.language.reader import Reader; "
    "from hamdel.language.reader.shipped import WEIGHTS; begun = time.process_time(); "
    "Reader(WEIGHTS.read_bytes()).read('سلام'); print(time.process_time() - begun)"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A head on held-out authors: over all, by register, and how far its words can be trusted."""

    name: str
    macro_f1: float
    accuracy: float
    by_register: dict[str, float]
    error: float
    curve: tuple[tuple[float, float], ...]


def bench_language(*, folds: int = 4) -> bool:
    """Measure and print; returns whether size and speed are as promised."""
    console = Console()
    figures = held_out_figures(folds=folds)
    console.print(_quality_table(figures))
    console.print(_trust_table(figures))
    console.print(_agreement_table())
    fits = _print_speed(console)
    bench_public(console)
    return fits


def held_out_figures(*, folds: int) -> list[Figures]:
    """Return the figures of each head over the authors' messages, each author held out once."""
    rows = bundled_rows()  # the authors' messages stand first
    labels = labels_with(())
    heads = labeled(rows, labels)
    held = held_out(rows, counted_all(row.text for row in rows), heads, folds=folds)
    count = len(corpus_rows())
    order = np.argsort(held.rows)
    order = order[held.rows[order] < count]
    rows_, logits = held.rows[order], held.logits[order]
    registers = np.array([facts["register"] for facts in corpus_facts()])[rows_]
    chances = _cross_calibrated(rows_, logits, heads, labels)
    return [
        _figures(name, chances[index], heads[index].labels[rows_], registers, labels[name])
        for index, name in enumerate(HEADS)
    ]


def _cross_calibrated(
    rows: NDArray[np.int64],
    logits: Floats,
    heads: Sequence[Head],
    labels: dict[str, tuple[str, ...]],
) -> list[Floats]:
    """Return each head's probabilities, each half of the authors calibrated on the other."""
    authors = [facts["id"].split("-")[0] for facts in corpus_facts()]
    side = np.array([sorted(set(authors)).index(authors[row]) % 2 for row in rows.tolist()])
    found = [np.zeros((len(rows), head.size), np.float32) for head in heads]
    for half in (0, 1):
        facts = calibrated_heads(HeldOut(rows[side != half], logits[side != half]), heads, labels)
        start = 0
        for index, head in enumerate(facts):
            part = logits[side == half, start : start + len(head.labels)]
            found[index][side == half] = chances_of(part, head)
            start += len(head.labels)
    return found


def _figures(
    name: str,
    chances: Floats,
    said: NDArray[np.int64],
    registers: NDArray[np.str_],
    labels: tuple[str, ...],
) -> Figures:
    told = chances.argmax(1)
    overall = quality_of(_pairs(said, told, labels))
    order = np.argsort(-chances.max(1), kind="stable")
    right = (told == said)[order]
    curve = tuple(
        (share, float(right[: int(share * len(right))].mean()))
        for share in (0.5, 0.7, 0.8, 0.9, 1)
    )
    by_register = {
        str(register): quality_of(
            _pairs(said[registers == register], told[registers == register], labels)
        ).macro_f1
        for register in np.unique(registers)
    }
    return Figures(
        name, overall.macro_f1, overall.accuracy, by_register, expected_error(chances, said), curve
    )


def _pairs(
    said: NDArray[np.int64], told: NDArray[np.int64], labels: tuple[str, ...]
) -> list[tuple[str, str, bool]]:
    return [
        (labels[one], labels[other], False)
        for one, other in zip(said.tolist(), told.tolist(), strict=True)
    ]


def _quality_table(figures: Sequence[Figures]) -> Table:
    registers = sorted(figures[0].by_register)
    table = Table(title="Authors never seen: macro F1", title_justify="left")
    for column in ("head", "all", "accuracy", *registers):
        table.add_column(column, justify="left" if column == "head" else "right")
    for one in figures:
        shown = [one.macro_f1, one.accuracy, *(one.by_register[name] for name in registers)]
        table.add_row(one.name, *(f"{value:.3f}" for value in shown))
    return table


def _trust_table(figures: Sequence[Figures]) -> Table:
    table = Table(
        title="Calibration, and accuracy on the surest share of messages", title_justify="left"
    )
    for column in ("head", "ECE", *(f"{share:.0%}" for share, _ in figures[0].curve)):
        table.add_column(column, justify="left" if column == "head" else "right")
    for one in figures:
        table.add_row(
            one.name, f"{one.error:.3f}", *(f"{accuracy:.3f}" for _, accuracy in one.curve)
        )
    return table


def _agreement_table() -> Table:
    table = Table(title="Two readers of the corpus, blind", title_justify="left")
    for column in ("head", "messages", "agree", "Cohen's kappa"):
        table.add_column(column, justify="left" if column == "head" else "right")
    facts = [one for one in corpus_facts() if "second" in one]
    for head in ("intent", "sentiment", "emotion"):
        raw, kappa = agreement([(one[head], one["second"][head]) for one in facts])
        table.add_row(head, f"{len(facts):,}", f"{raw:.3f}", f"{kappa:.3f}")
    return table


def _print_speed(console: Console) -> bool:
    """Print size and speed; returns whether they are as promised."""
    texts = [facts["text"] for facts in corpus_facts()]
    random.Random(1).shuffle(texts)  # each round holds every author's and every language's
    size = WEIGHTS.stat().st_size
    told = subprocess.run(
        [sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True
    )
    reads, normalizes = per_second(read, texts), per_second(normalize, texts)
    hazm = hazm_per_second(texts)
    console.print(
        f"weights: {size / 2**20:.2f} MB; loaded and first read in {float(told.stdout):.3f} s"
    )
    console.print(f"reading, all heads and why: {reads:,.0f} messages/s on one core")
    beside = (
        f"hazm's: {hazm:,.0f}, × {normalizes / hazm:.1f}"
        if hazm
        else "hazm can not be installed here"
    )
    console.print(f"normalizing: {normalizes:,.0f} messages/s ({beside})")
    return size < _MOST_BYTES and reads >= _LEAST_PER_SECOND
