"""By what else a list may be narrowed: packages above that keep something about its rows register it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Choices = Callable[[], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`column` reaches, from a row, what has to be the chosen id; `choices` are ids with their names."""

    column: str
    choices: Choices


class NarrowedList:
    """A list that one package above may narrow."""

    def __init__(self) -> None:
        self._known: Narrowing | None = None

    def register(self, *, column: str, choices: Choices) -> None:
        """Make known by what the list is narrowed; there is one."""
        self._known = Narrowing(column, choices)

    def narrowing(self) -> Narrowing | None:
        """By what; None where nobody registered."""
        return self._known
