"""What other packages keep about a case goes with it where cases are put together: they register it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows of a package above that name a case.

    `of` gives the ids of those of a case; `move(ids, from, to)` lets those of them that are still of
    the first case be of the second. Both are called in the transaction in which cases are held.
    """

    of: Callable[[int], Sequence[int]]
    move: Callable[[Sequence[int], int, int], None]


_known: Final[dict[str, Belonging]] = {}


def register_belonging(name: str, belonging: Belonging) -> None:
    """Make known what goes with a case; `name` is what a deed keeps it under."""
    _known[name] = belonging


def belongings() -> Mapping[str, Belonging]:
    """All of them, by name."""
    return _known
