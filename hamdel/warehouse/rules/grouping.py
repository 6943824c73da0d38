"""Which neighboring files become one."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

SMALL: Final = 1_000_000  # rows; larger ones are left as they are
FEW: Final = 8  # small files that nobody minds


class Piece(NamedTuple):
    """A file by its row, and how many moments it holds."""

    pk: int
    rows: int


def groups(pieces: Sequence[Piece], *, small: int = SMALL, few: int = FEW) -> list[list[int]]:
    """The files to merge, in order of ids: runs of small neighbors, each at most twice `small` rows.

    A run is merged where it has `few` files or gives a large one: each moment is written anew a
    few times in its life, whatever comes in (merging by size, as log-structured merge trees do).
    """
    return [
        [one.pk for one in run]
        for run in _runs(pieces, small)
        if len(run) >= few or (len(run) > 1 and sum(one.rows for one in run) >= small)
    ]


def _runs(pieces: Sequence[Piece], small: int) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for one in pieces:
        too_large = one.rows >= small
        if run and (too_large or sum(other.rows for other in run) >= small):
            yield run
            run = []
        if not too_large:
            run.append(one)
    if run:
        yield run
