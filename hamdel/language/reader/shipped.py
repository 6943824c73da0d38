"""The weights that come with Hamdel."""

from functools import cache
from pathlib import Path

from .reader import Reader
from .reading import Reading

WEIGHTS = Path(__file__).parent / "weights" / "reader.bin"


@cache
def shipped_reader() -> Reader:
    """Return the reader with the shipped weights, loaded once."""
    return Reader(WEIGHTS.read_bytes())


def read(text: str) -> Reading:
    """Read a message with the shipped weights."""
    return shipped_reader().read(text)
