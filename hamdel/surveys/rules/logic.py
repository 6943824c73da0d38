"""Which question is asked when: branching by earlier answers, a page at a time. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..shapes import Condition, Definition, Question, words_key

RECALLED: Final = re.compile(r"\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}")
Answers = Mapping[str, Any]


def is_empty(value: Any) -> bool:
    """Whether an answer is none: nothing chosen, nothing written."""
    return value is None or value in ("", [], {})


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether an earlier answer is what a condition wants."""
    value = answers.get(condition.question)
    if condition.test in ("answered", "unanswered"):
        return is_empty(value) == (condition.test == "unanswered")
    if condition.test == "is_not":
        return condition.value not in _said(value)
    if is_empty(value):
        return False
    if condition.test in ("at_least", "at_most"):
        return _compares(value, condition)
    return not _said(value).isdisjoint(condition.value.split("|"))


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether a question is asked after these answers."""
    if not question.asked_when:
        return True
    found = [holds(one, answers) for one in question.asked_when]
    return any(found) if question.any_of else all(found)


def needs(question: Question) -> frozenset[str]:
    """The keys of the questions that have to be answered before this one can be put."""
    conditions = {one.question for one in question.asked_when}
    return frozenset(conditions | recalled_in(question))


def recalled_in(question: Question) -> set[str]:
    """The keys of the earlier answers that a question's words repeat."""
    texts = [*question.text.values(), *question.help.values()]
    found = {key for text in texts for key in RECALLED.findall(text)}
    return found - {"name"}


def next_page(definition: Definition, answers: Answers) -> tuple[Question, ...]:
    """The questions to put next: all that no answer of the same page decides.

    `answers` holds a value, None for an empty one, for each question that was put. Nothing: the end.
    """
    page: list[Question] = []
    for one in definition.questions:
        if one.key in answers:
            continue
        if needs(one) & {put.key for put in page}:
            break
        if is_asked(one, answers):
            page.append(one)
    return tuple(page)


def relevant(definition: Definition, answers: Answers) -> dict[str, Any]:
    """The answers without those to questions that the other answers leave out.

    One left out counts as unanswered for those after it.
    """
    kept: dict[str, Any] = {}
    for one in definition.questions:
        if one.key in answers and is_asked(one, kept):
            kept[one.key] = answers[one.key]
            words = words_of(one, answers)
            if words:
                kept[words_key(one.key)] = words
    return kept


def words_of(question: Question, answers: Answers) -> str:
    """What somebody wrote in words of their own, where they chose the option that takes them."""
    option, words = question.write_in, answers.get(words_key(question.key))
    chosen = option is not None and option.key in _said(answers.get(question.key))
    return words if chosen and isinstance(words, str) else ""


def missing(definition: Definition, answers: Answers) -> tuple[Question, ...]:
    """The questions that are asked after these answers, required, and empty."""
    asked = _asked(definition.questions, answers)
    return tuple(one for one in asked if one.required and is_empty(answers.get(one.key)))


def _asked(questions: Iterable[Question], answers: Answers) -> list[Question]:
    return [one for one in questions if is_asked(one, answers)]


def _said(value: Any) -> set[str]:
    if isinstance(value, list):
        return {str(one) for one in value}
    if isinstance(value, float) and value.is_integer():
        return {str(int(value))}
    return {str(value)}


def _compares(value: Any, condition: Condition) -> bool:
    """Numbers as numbers; dates, kept as ISO, as they are written."""
    if isinstance(value, str):
        wanted = condition.value
        return value >= wanted if condition.test == "at_least" else value <= wanted
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        limit = float(condition.value)
    except ValueError:
        return False
    return value >= limit if condition.test == "at_least" else value <= limit
