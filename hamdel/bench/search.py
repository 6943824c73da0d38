"""`hamdel bench search`: how often the right passage comes first, beside plain full-text search.

Passages and questions are those of two public Persian reading sets, for evaluation only: PQuAD
(https://arxiv.org/abs/2202.06219) and PersianQA. Each question is asked as it is typed and as people's
keyboards make it: with Arabic letters, without half spaces, with spaces for them.
"""

import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import transaction
from rich.console import Console
from rich.table import Table

from hamdel.platform.rawdb import of_django
from hamdel.platform.search import Index, create_index, drop_index

from .language_sets import FOLDER, folder
from .programs import environment, run
from .reading_sets import Asked, passages_and_questions

LEAST: Final = 0.93
_NAME: Final = "bench"
_SEED: Final = 1
_MEASURE: Final = (
    "import sys, django; django.setup(); from hamdel.bench.search import measure_search as m; "
    "sys.exit(not all(line.ours >= 0.93 for line in m(questions=int(sys.argv[1]))))"
)
_WORD: Final = re.compile(r"\w+")
_ARABIC: Final = str.maketrans("یک", "يك")
WAYS: Final[dict[str, Callable[[str], str]]] = {
    "as typed": lambda text: text,
    "Arabic letters": lambda text: text.translate(_ARABIC),
    "no half spaces": lambda text: text.replace("\u200c", ""),
    "spaces for half spaces": lambda text: text.replace("\u200c", " "),
    "Arabic letters, no half spaces": lambda text: text.translate(_ARABIC).replace("\u200c", ""),
}


@dataclass(frozen=True, slots=True)
class Recall:
    """Of the questions asked in one way, the share whose passage came first."""

    way: str
    ours: float
    floor: float
    milliseconds: float


class Floor:
    """FTS5 over the raw passages, ranked by its own bm25."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE plain USING fts5(body, tokenize='unicode61')")
        self._base.executemany(
            "INSERT INTO plain (rowid, body) VALUES (?, ?)", enumerate(passages)
        )

    def first(self, question: str) -> int | None:
        """The passage that comes first for a question, by any of its words."""
        match = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        if not match:
            return None
        sql = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT 1"
        row = self._base.execute(sql, (match,)).fetchone()
        return None if row is None else int(row[0])


def bench_search(*, questions: int = 3_000, database_url: str = "") -> bool:
    """Measure on a new database, in a process of its own; True where the target is met.

    Without the sets (HAMDEL_LANGUAGE_DATA) it says so and is content.
    """
    if folder() is None:
        Console().print(f"No reading sets at hand: set {FOLDER} to the folder that holds them.")
        return True
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
        env = environment(Path(home), database_url)
        run(["migrate"], env)
        env.setdefault("DJANGO_SETTINGS_MODULE", "hamdel.settings")
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, str(questions)], env=env, check=False
        )
    return done.returncode == 0


def measure_search(*, questions: int) -> list[Recall]:
    """Index the passages in the database that Django is set up for, ask, print and return."""
    root = folder()
    passages, asked = passages_and_questions(root) if root else ([], [])
    # A benchmark is repeatable, and nothing here is secret.
    chosen = random.Random(_SEED).sample(asked, min(questions, len(asked)))
    create_index(_NAME)
    index, floor = Index(_NAME), Floor(passages)
    started = time.process_time()
    with transaction.atomic():
        index.put(enumerate(passages))
    per_second = len(passages) / max(time.process_time() - started, 1e-9)
    lines = [recall(way, chosen, index, floor) for way in WAYS]
    drop_index(_NAME)
    _print(lines, len(passages), len(chosen), per_second)
    return lines


def recall(way: str, asked: Sequence[Asked], index: Index, floor: Floor) -> Recall:
    """Ask every question in one way, of ours and of the floor."""
    questions = [(WAYS[way](one.question), one.passage) for one in asked]
    started = time.process_time()
    ours = sum(index.best(text, limit=1) == [passage] for text, passage in questions)
    spent = time.process_time() - started
    plain = sum(floor.first(text) == passage for text, passage in questions)
    count = max(len(questions), 1)
    return Recall(way, ours / count, plain / count, 1_000 * spent / count)


def _print(lines: Sequence[Recall], passages: int, questions: int, per_second: float) -> None:
    table = Table("asked", "Hamdel R@1", "plain FTS5 R@1", "processor ms a question")
    for line in lines:
        table.add_row(
            line.way, f"{line.ours:.3f}", f"{line.floor:.3f}", f"{line.milliseconds:.1f}"
        )
    console = Console()
    console.print(
        f"{of_django().dialect}: {questions:,} questions on {passages:,} passages, "
        f"indexed at {per_second:,.0f} a second; target R@1 ≥ {LEAST}"
    )
    console.print(table)
