"""Hostile and awkward input from outside the repository (`HAMDEL_CORPORA`)."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ground.parts import Missing, skip

ROOT = Path(__file__).parents[2]


class Corpus:
    """One folder of test data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of one `.jsonl` file."""
        lines = (self.folder / name).read_bytes().split(b"\n")
        return [json.loads(line) for line in lines if line.strip()]

    def files(self) -> list[str]:
        """The names of its `.jsonl` files."""
        return sorted(path.name for path in self.folder.glob("*.jsonl"))


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], Corpus]:
    """Give a corpus by name; the test is skipped where the folder is absent."""

    def open_corpus(name: str) -> Corpus:
        home = Path(os.environ.get("HAMDEL_CORPORA", ROOT / ".." / "shared" / "corpora"))
        folder = home / name
        if not folder.is_dir():
            skip(Missing(f"the corpus {name}", "set HAMDEL_CORPORA to the folder of the corpora"))
        return Corpus(folder)

    return open_corpus
