"""Rows of the shared corpora, where they are at hand."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CORPORA = Path(os.environ.get("HAMDEL_CORPORA", ROOT.parent / "shared" / "corpora"))

Rows = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def corpus() -> Rows:
    """Return a reader of one file of the corpora, such as "phones/own-iran.jsonl"."""
    if not CORPORA.is_dir():
        pytest.skip(f"no corpora at {CORPORA}: set HAMDEL_CORPORA")

    def rows(name: str) -> list[dict[str, Any]]:
        lines = (CORPORA / name).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line]

    return rows
