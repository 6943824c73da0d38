"""What somebody answered, judged against its question and spelled as it is kept. Pure.

Kept: a single choice as the option's key, several and a ranking as a list of keys, a matrix as
{row: column}, a rating and a number as numbers, a date as Gregorian ISO, a text as text, a file as
{"id", "name", "size"}. What is empty is None.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

from hamdel.language.date_parsing import parse_date
from hamdel.language.emails import parse_email
from hamdel.language.fold import fold, stored
from hamdel.language.numbers import parse_number
from hamdel.language.phones import parse_phone

from ..shapes import Option, Question, words_key
from .logic import is_empty

LONGEST: Final = 5_000  # letters of a text
MOST_NUMBER: Final = 1e15
LONGEST_WRITTEN: Final = 500  # letters of what is written to an option
Fault = Literal[
    "required", "option", "too_few", "too_many", "number", "least", "most", "whole", "date",
    "long", "short", "email", "phone", "matrix", "ranking", "file", "text",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileGiven:
    """A file that was given and is stored: under which name, and what it was called."""

    stored: str
    name: str
    type: str
    size: int


class Wrong(ValueError):
    """An answer that is none to its question: which fault, and the bound that was broken."""

    def __init__(self, fault: Fault, *, key: str, bound: float | None = None) -> None:
        super().__init__(f"{key}: {fault}")
        self.fault: Fault = fault
        self.key = key
        self.bound = bound


def judged(question: Question, said: Any) -> Any:
    """The answer as it is kept, None for an empty one. Raises Wrong.

    `said` may be JSON of a program or what a form has: numbers in any digits, dates in Jalali or
    Gregorian, options by their keys or by their labels in any language.
    """
    if isinstance(said, str):
        said = stored(said).strip()
    if is_empty(said):
        return None
    return _JUDGES[question.kind](question, said)


def judged_all(
    questions: Iterable[Question], said: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Wrong, ...]]:
    """The answers to some questions as they are kept, with None where nothing was said; the faults.

    Words of their own stand beside what was chosen (`words_key`). Whether a required one is there is
    not asked here: that depends on the others (`logic.missing`).
    """
    kept: dict[str, Any] = {}
    faults: list[Wrong] = []
    for one in questions:
        try:
            if one.write_in is None:
                kept[one.key] = judged(one, said.get(one.key))
            else:
                kept |= _with_words(one, one.write_in, said)
        except Wrong as wrong:
            faults.append(wrong)
    return kept, tuple(faults)


def _with_words(question: Question, option: Option, said: Mapping[str, Any]) -> dict[str, Any]:
    """What was chosen, and the words of their own; who wrote some and chose nothing chose that option."""
    key = words_key(question.key)
    words = said.get(key)
    if words is not None and not isinstance(words, str):
        raise Wrong("text", key=question.key)
    words = stored(words or "").strip()
    if len(words) > LONGEST_WRITTEN:
        raise Wrong("long", key=question.key, bound=LONGEST_WRITTEN)
    chosen = said.get(question.key)
    if words and is_empty(chosen):
        chosen = option.key
    value = judged(question, chosen)
    taken = value is not None and option.key in ([value] if isinstance(value, str) else value)
    return {question.key: value, key: words or None if taken else None}


def _single(question: Question, said: Any) -> str:
    return _option(question, question.options, said)


def _multiple(question: Question, said: Any) -> list[str] | None:
    chosen = _options(question, said)
    if not chosen:
        return None
    if question.least is not None and len(chosen) < question.least:
        raise Wrong("too_few", key=question.key, bound=question.least)
    if question.most is not None and len(chosen) > question.most:
        raise Wrong("too_many", key=question.key, bound=question.most)
    order = [one.key for one in question.options]
    return sorted(chosen, key=order.index)


def _ranking(question: Question, said: Any) -> list[str]:
    """In order, the first the most: a list of options, or the places of each as a form says them."""
    if isinstance(said, Mapping):
        places = {key: _decimal(question, place) for key, place in said.items() if place}
        if len(set(places.values())) != len(places):
            raise Wrong("ranking", key=question.key)
        said = sorted(places, key=places.__getitem__)
    chosen = _options(question, said)
    if len(chosen) != len(question.options):
        raise Wrong("ranking", key=question.key)
    return chosen


def _matrix(question: Question, said: Any) -> dict[str, str] | None:
    if not isinstance(said, Mapping):
        raise Wrong("matrix", key=question.key)
    chosen = {
        _option(question, question.rows, row): _option(question, question.options, column)
        for row, column in said.items()
        if not is_empty(column)
    }
    if question.required and len(chosen) != len(question.rows):
        raise Wrong("matrix", key=question.key)
    return chosen or None


def _rating(question: Question, said: Any) -> int:
    value = _decimal(question, said)
    if value != int(value):
        raise Wrong("whole", key=question.key)
    _bounded(question, value)
    return int(value)


def _number(question: Question, said: Any) -> float:
    value = _decimal(question, said)
    if abs(value) > MOST_NUMBER:
        raise Wrong("number", key=question.key)
    _bounded(question, value)
    return int(value) if value == int(value) else float(value)


def _text(question: Question, said: Any) -> str:
    if not isinstance(said, str):
        raise Wrong("text", key=question.key)
    most = question.most or LONGEST
    if len(said) > most:
        raise Wrong("long", key=question.key, bound=most)
    if question.least is not None and len(said) < question.least:
        raise Wrong("short", key=question.key, bound=question.least)
    if question.form == "email" and parse_email(said) is None:
        raise Wrong("email", key=question.key)
    if question.form == "phone" and parse_phone(said) is None:
        raise Wrong("phone", key=question.key)
    return said


def _date(question: Question, said: Any) -> str:
    found = parse_date(said) if isinstance(said, str) else None
    if found is None:
        raise Wrong("date", key=question.key)
    return found.isoformat()


def _file(question: Question, said: Any) -> dict[str, Any]:
    """What the page has stored; no program can name a file as its own."""
    if not isinstance(said, FileGiven):
        raise Wrong("file", key=question.key)
    return {"id": said.stored, "name": said.name, "size": said.size}


def _options(question: Question, said: Any) -> list[str]:
    given = said if isinstance(said, list | tuple) else [said]
    if len(given) > len(question.options):
        raise Wrong("too_many", key=question.key, bound=len(question.options))
    found = [_option(question, question.options, one) for one in given if not is_empty(one)]
    return list(dict.fromkeys(found))


def _option(question: Question, options: Iterable[Option], said: Any) -> str:
    if isinstance(said, str):
        for one in options:
            if said == one.key:
                return one.key
        wanted = fold(said[:500])
        for one in options:
            if any(wanted == fold(label) for label in one.label.values()):
                return one.key
    raise Wrong("option", key=question.key)


def _decimal(question: Question, said: Any) -> Decimal:
    if isinstance(said, str):
        found = parse_number(said)
        if found is not None:
            return found
    elif isinstance(said, int | float) and not isinstance(said, bool) and math.isfinite(said):
        return Decimal(str(said))
    raise Wrong("number", key=question.key)


def _bounded(question: Question, value: Decimal) -> None:
    if question.least is not None and value < Decimal(str(question.least)):
        raise Wrong("least", key=question.key, bound=question.least)
    if question.most is not None and value > Decimal(str(question.most)):
        raise Wrong("most", key=question.key, bound=question.most)


_JUDGES: Final[dict[str, Callable[[Question, Any], Any]]] = {
    "single": _single,
    "multiple": _multiple,
    "rating": _rating,
    "text": _text,
    "matrix": _matrix,
    "ranking": _ranking,
    "date": _date,
    "number": _number,
    "file": _file,
}
