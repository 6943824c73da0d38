"""Asking follows the log: what rules wait for is noted once, and decided when it is due."""

from typing import Final

from hamdel.interactions.public import (
    log_after,
    newest_position,
    positions_after,
    profiles_after,
)
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import system_now

from .queries.rules import waits
from .usecases.noticing import LOGGED, note_moments

BATCH: Final = 500


def _moments_after(position: int, limit: int) -> tuple[Rows, int]:
    """The moments after a position; where no rule waits for any, none is read."""
    if not waits(*LOGGED):
        return [], profiles_after(position, limit)[1]
    rows, reached = log_after(position, limit)
    return [moment for _, moment, _ in rows], reached


def _note(rows: Rows) -> None:
    note_moments(rows, now=system_now())


FOLLOWER: Final = Follower(
    "asking.moments", _moments_after, _note, BATCH, newest_position, positions_after
)
