"""Questions as people and programs write them, as the document keeps them. Pure."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

import msgspec

from ..contracts import SCALES
from ..shapes import SCORE, Definition, Option, Question, Words
from .starting import THANKS, score_question

_NOT_OF_KEYS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_KEY: Final = 40


def words_of(said: str | Words, language: str) -> Words:
    """A text by language: plain text is in the first one."""
    if isinstance(said, str):
        return {language: said} if said else {}
    return {name: text for name, text in said.items() if text}


def key_of(said: str, taken: Collection[str], *, otherwise: str) -> str:
    """A key for what was written: its Latin letters where it has any, or else a numbered word."""
    slug = _NOT_OF_KEYS.sub("_", said.casefold()).strip("_")[: _LONGEST_KEY - 4]
    first = slug if re.match("[a-z0-9]", slug) else f"{otherwise}1"
    if first not in taken and first != "name":
        return first
    stem = slug if re.match("[a-z]", slug) else otherwise
    numbered = (f"{stem}{place}" for place in range(2, len(taken) + 3))
    return next(one for one in numbered if one not in taken)


def options_of(labels: Iterable[Words], *, otherwise: str = "o") -> tuple[Option, ...]:
    """Options of labels, each with a key of its own."""
    made: list[Option] = []
    for label in labels:
        said = label.get("en") or next(iter(label.values()), "")
        key = key_of(said, [one.key for one in made], otherwise=otherwise)
        made.append(Option(key=key, label=label))
    return tuple(made)


def with_score(kind: str, questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions of a survey of a kind: its score first, where nobody wrote it."""
    if kind not in SCALES or any(one.key == SCORE for one in questions):
        return tuple(questions)
    return (score_question(kind), *questions)


def scaled(kind: str, question: Question) -> Question:
    """A question that needs a scale and has none: 1 to 5, of the score that of its kind."""
    if question.kind != "rating":
        return question
    least, most = SCALES.get(kind, (1, 5)) if question.key == SCORE else (1, 5)
    changed = {"least": least if question.least is None else question.least}
    changed["most"] = most if question.most is None else question.most
    return msgspec.structs.replace(question, **changed)


def thanked(definition: Definition) -> Definition:
    """The document with the usual thanks, where nobody wrote any."""
    return definition if definition.thanks else msgspec.structs.replace(definition, thanks=THANKS)
