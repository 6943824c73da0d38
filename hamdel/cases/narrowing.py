"""By what else the list may be narrowed: packages above that keep something about its rows register it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`column` reaches, from a row, what has to be the chosen id; `choices` are ids with their names."""

    column: str
    choices: Callable[[], Sequence[tuple[str, str]]]


_known: Final[list[Narrowing]] = []


def register_narrowing(*, column: str, choices: Callable[[], Sequence[tuple[str, str]]]) -> None:
    """Make known by what labels the list is narrowed; there is one."""
    _known[:] = [Narrowing(column, choices)]


def narrowing() -> Narrowing | None:
    """By what; None where nobody keeps labels."""
    return _known[0] if _known else None
