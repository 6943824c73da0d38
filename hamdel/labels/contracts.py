"""What crosses the face of labels."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["conversation", "case"]
KINDS: Final[tuple[Kind, ...]] = ("conversation", "case")
LONGEST: Final = 60  # letters of a label
MOST: Final = 30  # labels on one thing
MOST_KNOWN: Final = 500  # different labels


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


class NoSuchThing(ValueError):
    """There is no conversation or case of this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFacts:
    """A label; `count`: on how many conversations and cases it is, where that was asked."""

    id: int
    name: str
    count: int = 0
