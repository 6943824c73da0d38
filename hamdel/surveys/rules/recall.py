"""Words that repeat what was said before: the person's name, earlier answers. Pure."""

import re
from collections.abc import Mapping
from typing import Any, Final

from hamdel.language.bidi import isolate
from hamdel.language.digits import digits_for

from ..shapes import Definition, Question, in_language
from .logic import RECALLED, is_empty, words_of

LONGEST: Final = 200  # letters of a repeated answer
_GAPS: Final = re.compile(r"[ \t]{2,}")
_BEFORE_MARKS: Final = re.compile(r" +(?=[،,.؟?!])")


def filled(
    text: str, definition: Definition, answers: Mapping[str, Any], *, language: str, name: str = ""
) -> str:
    """A text with `{{name}}` and `{{key of an earlier question}}` filled in; unknown ones go."""

    def put(found: re.Match[str]) -> str:
        key = found[1]
        if key == "name":
            return isolate(name[:LONGEST]) if name else ""
        question = definition.question(key)
        said = "" if question is None else told_answer(question, answers, language=language)
        return isolate(said[:LONGEST]) if said else ""

    changed = RECALLED.sub(put, text)
    if changed == text:
        return text
    return _BEFORE_MARKS.sub("", _GAPS.sub(" ", changed)).strip()


def told_answer(question: Question, answers: Mapping[str, Any], *, language: str) -> str:
    """The answer to a question in words; what they wrote of their own in place of the option's name."""
    value, words, option = (
        answers.get(question.key),
        words_of(question, answers),
        question.write_in,
    )
    if not words or option is None or value is None:
        return told(question, value, language=language)
    chosen = [value] if isinstance(value, str) else value
    rest = told(question, [one for one in chosen if one != option.key], language=language)
    return _comma(language).join(one for one in (rest, words) if one)


def told(question: Question, value: Any, *, language: str) -> str:
    """An answer in words: the labels of what was chosen, numbers in the language's digits."""
    if is_empty(value):
        return ""
    labels = {one.key: in_language(one.label, language) for one in question.options}
    if isinstance(value, dict):
        return _told_pairs(question, value, labels, language)
    if isinstance(value, list):
        return _comma(language).join(labels.get(one, str(one)) for one in value)
    if isinstance(value, str):
        return labels.get(value, value)
    shown = int(value) if isinstance(value, float) and value.is_integer() else value
    return digits_for(str(shown), language=language)


def _told_pairs(
    question: Question, value: dict[str, Any], labels: dict[str, str], language: str
) -> str:
    if question.kind == "file":
        return str(value.get("name", ""))
    rows = {one.key: in_language(one.label, language) for one in question.rows}
    pairs = (f"{rows.get(row, row)}: {labels.get(one, one)}" for row, one in value.items())
    return _comma(language).join(pairs)


def _comma(language: str) -> str:
    return "، " if language == "fa" else ", "
