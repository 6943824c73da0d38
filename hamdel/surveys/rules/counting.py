"""An answer as rows to be counted. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..shapes import Definition, Question
from .logic import is_empty, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """One value: `part` is a row of a matrix, `choice` an option, `number` a number or a place.

    `text` beside a `choice` is what was written to it.
    """

    question: str
    part: str = ""
    choice: str = ""
    number: float | None = None
    text: str = ""


def counted_rows(definition: Definition, answers: Mapping[str, Any]) -> list[CountedRow]:
    """The rows of some answers as they are kept; empty ones have none."""
    return [
        row
        for one in definition.questions
        if not is_empty(answers.get(one.key))
        for row in _rows(one, answers[one.key], words_of(one, answers))
    ]


def _rows(question: Question, value: Any, words: str) -> Iterator[CountedRow]:
    key = question.key
    if question.kind in ("single", "multiple"):
        for one in [value] if isinstance(value, str) else value:
            written = words if question.write_in and question.write_in.key == one else ""
            yield CountedRow(question=key, choice=one, text=written)
    elif question.kind == "ranking":
        for place, one in enumerate(value, start=1):
            yield CountedRow(question=key, choice=one, number=place)
    elif question.kind == "matrix":
        yield from (CountedRow(question=key, part=row, choice=one) for row, one in value.items())
    elif question.kind in ("rating", "number"):
        yield CountedRow(question=key, number=value)
    else:
        said = value["name"] if isinstance(value, dict) else value
        yield CountedRow(question=key, text=str(said))
