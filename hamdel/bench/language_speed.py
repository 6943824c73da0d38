"""How quick normalizing and reading are, beside hazm's normalizer in the same run."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_ROUND = 200
_HAZM = """
import json, sys, time
from hazm import Normalizer
normalize = Normalizer().normalize
texts = json.load(open(sys.argv[1], encoding="utf-8"))
best = 9e9
for start in range(0, len(texts) - 200, 200):
    part = texts[start : start + 200]
    begun = time.process_time()
    for text in part:
        normalize(text)
    best = min(best, time.process_time() - begun)
print(200 / best)
"""


def per_second(act: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return messages a second of processor time: the best of rounds of 200, after one of all."""
    for text in texts:
        act(text)
    best = float("inf")
    for start in range(0, len(texts) - _ROUND + 1, _ROUND):
        begun = time.process_time()
        for text in texts[start : start + _ROUND]:
            act(text)
        best = min(best, time.process_time() - begun)
    return _ROUND / best


def hazm_per_second(texts: Sequence[str]) -> float | None:
    """Return what hazm's normalizer does, installed in a folder that is thrown away; None without it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts.json").write_text(json.dumps(list(texts)), encoding="utf-8")
        try:
            _quietly(sys.executable, "-m", "venv", folder / "own")
            own = folder / "own" / "bin" / "python"
            _quietly(own, "-m", "pip", "install", "--quiet", "hazm")
            told = _quietly(own, "-c", _HAZM, folder / "texts.json")
        except (subprocess.CalledProcessError, OSError):
            return None
        return float(told)


def _quietly(*command: str | Path) -> str:
    """Run a program to its end; returns what it printed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
