"""Public Persian passages with questions, read where they are at hand; none is part of Hamdel."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FILES: Final = ("pquad/Test.json", "pquad/Validation.json", "persianqa/pqa_test.json")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the number of the passage that answers it."""

    question: str
    passage: int


def passages_and_questions(root: Path) -> tuple[list[str], list[Asked]]:
    """Return the different passages, and the questions that one of them answers."""
    numbers: dict[str, int] = {}
    asked: list[Asked] = []
    for name in _FILES:
        for article in json.loads((root / name).read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                number = numbers.setdefault(paragraph["context"], len(numbers))
                asked.extend(
                    Asked(row["question"], number)
                    for row in paragraph["qas"]
                    if not row["is_impossible"]
                )
    return list(numbers), asked
