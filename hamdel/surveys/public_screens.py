"""What the page of a survey is drawn from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hamdel.language.digits import digits_for
from hamdel.language.jalali import format_date, parse_date

from .rules.answering import Wrong
from .rules.logic import is_asked
from .rules.recall import filled
from .shapes import Definition, Option, Question, in_language, words_key
from .words import fault_words

_NPS = 11
_SHORT = 5  # steps of a scale that fit beside each other in one row


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers to choose. `writes`: it takes words of their own."""

    value: str
    label: str
    chosen: bool = False
    writes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, or one of what is put in order."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A question as it is drawn. `when` is its conditions as JSON, for a kiosk."""

    key: str
    name: str
    kind: str
    text: str
    help: str
    required: bool
    choices: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    value: str = ""
    written: str = ""
    fault: str = ""
    low: str = ""
    high: str = ""
    most: int | None = None
    form: str = ""
    when: str = ""

    @property
    def mode(self) -> str:
        """Which keys a phone offers."""
        return {"number": "decimal", "date": "text"}.get(self.kind, "")

    @property
    def keys(self) -> str:
        """How a scale is laid out: `nps` in two rows, `few` or `many` steps."""
        count = len(self.choices)
        return "nps" if count == _NPS else "few" if count <= _SHORT else "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page tells in its language: words of the survey, and how far somebody is."""

    title: str
    language: str
    direction: str
    intro: str
    place: int
    total: int

    @property
    def percent(self) -> int:
        """How much of it lies behind."""
        return 0 if not self.total else 100 * (self.place - 1) // self.total


def put_questions(  # noqa: PLR0913 - a page is drawn from these things
    definition: Definition,
    questions: Sequence[Question],
    *,
    answers: Mapping[str, Any],
    said: Mapping[str, Any],
    faults: Mapping[str, Wrong],
    language: str,
    name: str,
    conditions: bool = False,
) -> tuple[Put, ...]:
    """The questions of a page. `said` is what they wrote, where that is not kept."""

    def told(text: Mapping[str, str]) -> str:
        return filled(
            in_language(dict(text), language), definition, answers, language=language, name=name
        )

    return tuple(
        Put(
            key=one.key,
            name=f"q-{one.key}",
            kind=one.kind,
            text=told(one.text),
            help=told(one.help),
            required=one.required,
            choices=_choices(one, _given(one, answers, said), language),
            rows=_rows(one, _given(one, answers, said), language),
            value=_written(one, _given(one, answers, said), language),
            written=str({**answers, **said}.get(words_key(one.key)) or ""),
            fault="" if one.key not in faults else _fault(faults[one.key], language),
            low=in_language(one.low, language),
            high=in_language(one.high, language),
            most=_most(one),
            form=one.form,
            when=_when(one) if conditions else "",
        )
        for one in questions
    )


def place_of(
    definition: Definition, questions: Sequence[Question], answers: Mapping[str, Any]
) -> tuple[int, int]:
    """Which question is the page's first, of how many that would be put as things stand."""
    asked = [one.key for one in definition.questions if is_asked(one, answers)]
    if not questions:
        return len(asked) + 1, len(asked)
    first = questions[0].key
    return (asked.index(first) + 1 if first in asked else 1), len(asked)


def _given(one: Question, answers: Mapping[str, Any], said: Mapping[str, Any]) -> Any:
    return said[one.key] if one.key in said else answers.get(one.key)


def _choices(one: Question, given: Any, language: str) -> tuple[Choice, ...]:
    if one.kind == "rating":
        steps = range(int(one.least or 0), int(one.most or 0) + 1)
        return tuple(
            Choice(
                value=str(step),
                label=digits_for(str(step), language=language),
                chosen=str(given) == str(step),
            )
            for step in steps
        )
    if one.kind not in ("single", "multiple"):
        return ()
    chosen = given if isinstance(given, list | tuple) else [given]
    return tuple(
        Choice(
            value=option.key,
            label=in_language(option.label, language),
            chosen=option.key in chosen,
            writes=option.writes,
        )
        for option in one.options
    )


def _rows(one: Question, given: Any, language: str) -> tuple[Row, ...]:
    if one.kind == "matrix":
        said = given if isinstance(given, dict) else {}
        return tuple(_row(one, row, one.options, said.get(row.key), language) for row in one.rows)
    if one.kind != "ranking":
        return ()
    places = tuple(
        Option(key=str(place), label={language: digits_for(str(place), language=language)})
        for place in range(1, len(one.options) + 1)
    )
    said = _places(given)
    return tuple(_row(one, row, places, said.get(row.key), language) for row in one.options)


def _row(one: Question, row: Option, columns: Sequence[Option], chosen: Any, language: str) -> Row:
    return Row(
        name=f"q-{one.key}-{row.key}",
        label=in_language(row.label, language),
        choices=tuple(
            Choice(value=column.key, label=in_language(column.label, language), chosen=column.key == str(chosen))
            for column in columns
        ),
    )  # fmt: skip


def _places(given: Any) -> dict[str, Any]:
    if isinstance(given, list | tuple):
        return {key: str(place) for place, key in enumerate(given, start=1)}
    return given if isinstance(given, dict) else {}


def _written(one: Question, given: Any, language: str) -> str:
    if one.kind not in ("text", "number", "date", "file") or given is None:
        return ""
    if isinstance(given, dict):
        return str(given.get("name", ""))
    found = parse_date(given) if one.kind == "date" and isinstance(given, str) else None
    if found is not None:
        return format_date(found, language=language, style="numeric")
    return str(given) if one.kind == "text" else digits_for(str(given), language=language)


def _fault(wrong: Wrong, language: str) -> str:
    return digits_for(fault_words(wrong), language=language)


def _most(one: Question) -> int | None:
    return int(one.most or 5_000) if one.kind == "text" else None


def _when(one: Question) -> str:
    if not one.asked_when:
        return ""
    tests = [[when.question, when.test, when.value] for when in one.asked_when]
    return json.dumps({"any": one.any_of, "tests": tests}, ensure_ascii=False)
