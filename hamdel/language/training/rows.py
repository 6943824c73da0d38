"""A labelled message, as training takes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A message with the labels that somebody gave it; None where nobody said.

    `author` is whoever wrote the message (a customer's id, an author of the corpus): rows of
    one author never stand on both sides of a split. `weight` counts the row as so many.
    """

    text: str
    intent: str | None = None
    sentiment: str | None = None
    emotion: str | None = None
    toxic: bool | None = None
    author: str = ""
    weight: float = 1.0
