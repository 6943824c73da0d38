"""Fitting in a process of its own, so that pages and followers keep their turn."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Final

import msgspec

from hamdel.language.training.rows import Row

LONGEST: Final = 600  # seconds
_SAID: Final = 400  # characters of what the process complained


class FitFailed(Exception):
    """The fitting ended without weights."""


def fit_apart(rows: Sequence[Row], *, intents: Sequence[str] = ()) -> bytes:
    """Fit weights on the bundled corpus and these rows; blocks until they are there.

    Raises FitFailed.
    """
    order = msgspec.json.encode({"rows": rows, "intents": intents})
    command = [sys.executable, "-m", "hamdel.reading.fit_process"]
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            command, input=order, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise FitFailed(f"it took longer than {LONGEST} s") from error
    if done.returncode or not done.stdout:
        raise FitFailed(done.stderr.decode(errors="replace").strip()[-_SAID:] or "no weights")
    return done.stdout
