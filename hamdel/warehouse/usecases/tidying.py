"""What is done with files from time to time."""

from datetime import datetime

from hamdel.platform import stored_files

from ..contracts import FOLDER
from ..queries import named_files
from ..rules.grouping import FEW, SMALL
from .emptying import write_anew
from .merging import merge_small, remove_retired


def tidy(*, now: datetime, small: int = SMALL, few: int = FEW) -> None:
    """Empty what is to be empty, merge `few` files that are `small` (rows), remove what is retired."""
    write_anew(now=now)
    merge_small(now=now, small=small, few=few)
    remove_retired(now=now)


def sweep_files(*, now: datetime) -> int:
    """Remove files older than a day whose row was never committed; returns how many."""
    return stored_files.sweep(FOLDER, named=named_files, now=now)
