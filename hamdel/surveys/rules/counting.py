"""An answer as rows to be counted. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..shapes import Definition, Question
from .logic import is_empty


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """One value: `part` is a row of a matrix, `choice` an option, `number` a number or a place."""

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
        for row in _rows(one, answers[one.key])
    ]


def _rows(question: Question, value: Any) -> Iterator[CountedRow]:
    key = question.key
    if question.kind == "single":
        yield CountedRow(question=key, choice=value)
    elif question.kind == "multiple":
        yield from (CountedRow(question=key, choice=one) for one in value)
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
