"""A guide as people write it: a question a line, what to ask on in lines that begin with a dash."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from ..contracts import Question

MOST: Final = 60
LONGEST: Final = 500
_DASHES: Final = "-–—•*"


class GuideRefused(Exception):
    """The guide can not be kept; `reason` is many, long or lost (a dash before any question)."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def read_guide(text: str) -> tuple[Question, ...]:
    """The questions that a text says. Raises GuideRefused, naming the line (from 1)."""
    found: list[tuple[str, list[str]]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line:
            continue
        if len(line) > LONGEST:
            raise GuideRefused("long", number)
        prompt = line.lstrip(_DASHES).strip() if line[0] in _DASHES else None
        if prompt is None:
            found.append((line, []))
        elif not found:
            raise GuideRefused("lost", number)
        elif prompt:
            found[-1][1].append(prompt)
        if len(found) > MOST:
            raise GuideRefused("many", number)
    return tuple(Question(text, tuple(prompts)) for text, prompts in found)


def write_guide(questions: Sequence[Question]) -> str:
    """The text of some questions, as `read_guide` reads it."""
    lines = [[one.text, *(f"- {prompt}" for prompt in one.prompts)] for one in questions]
    return "\n".join("\n".join(few) for few in lines)


def as_rows(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Questions as a column keeps them."""
    return [{"question": one.text, "prompts": list(one.prompts)} for one in questions]


def of_rows(rows: Iterable[dict[str, Any]]) -> tuple[Question, ...]:
    """Questions of a column."""
    return tuple(Question(one["question"], tuple(one.get("prompts", ()))) for one in rows)
