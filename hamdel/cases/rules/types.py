"""What a type of cases asks, read from how it is kept; values of its fields, judged. Pure."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from ..contracts import CaseTypeFacts, Choice, FieldFacts, Refused, StepFacts

LONGEST: Final = 1_000  # letters of a value
MOST_NUMBER: Final = 10**15
KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


def fields_in(kept: Iterable[Mapping[str, Any]]) -> tuple[FieldFacts, ...]:
    """The fields of a type, as they are kept."""
    return tuple(
        FieldFacts(
            key=one["key"],
            name_fa=one["name_fa"],
            name_en=one["name_en"],
            kind=one["kind"],
            required=bool(one.get("required", False)),
            choices=tuple(Choice(**choice) for choice in one.get("choices", ())),
        )
        for one in kept
    )


def steps_in(kept: Iterable[Mapping[str, Any]]) -> tuple[StepFacts, ...]:
    """The checklist of a type, as it is kept."""
    return tuple(StepFacts(**one) for one in kept)


def checked_values(kind: CaseTypeFacts, given: Mapping[str, Any]) -> dict[str, Any]:
    """Values of some fields as they are stored; None takes a value away. Raises Refused.

    Money is an integer of rial, a date Gregorian ISO, a choice the key of one of the choices.
    """
    known = {one.key: one for one in kind.fields}
    for key in given:
        if key not in known:
            raise Refused(f"A case of type {kind.key} has no such field.", field=f"fields.{key}")
    return {
        key: None if value is None else _checked(known[key], value) for key, value in given.items()
    }


def put_together(now: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that hold after some were given; an empty text is none."""
    return {key: value for key, value in {**now, **values}.items() if value not in (None, "")}


def missing(kind: CaseTypeFacts, values: Mapping[str, Any]) -> tuple[FieldFacts, ...]:
    """The fields without which a case of this type can not be settled, that are empty."""
    return tuple(one for one in kind.fields if one.required and one.key not in values)


def grown(
    kind: CaseTypeFacts, agreed: Mapping[str, Any] | None, fields: Mapping[str, Any]
) -> bool:
    """Whether fields are no longer what was agreed to: one of them changed, or money came to them.

    `agreed` None: nobody kept what it was.
    """
    if agreed is None:
        return False
    money = {one.key for one in kind.fields if one.kind == "money"}
    changed = any(fields.get(key) != value for key, value in agreed.items())
    return changed or any(key in money and key not in agreed for key in fields)


def type_for(topic: str, kinds: Iterable[CaseTypeFacts]) -> CaseTypeFacts | None:
    """The type that a foreseen reason's topic belongs to, by whole words; None for none."""
    words = set(topic.casefold().split())
    for one in kinds:
        if any(words.issuperset(said.casefold().split()) for said in one.topics):
            return one
    return None


def as_key(said: str) -> str:
    """A type's name as keys are written: «Failed transfer» is `failed_transfer`."""
    return re.sub(r"[^\w]+", "_", said.strip().casefold()).strip("_")


def _checked(field: FieldFacts, value: Any) -> Any:
    readers = {
        "text": _text, "number": _number, "money": _money, "date": _date, "choice": _choice,
        "yes_no": _yes_no,
    }  # fmt: skip
    return readers[field.kind](field, value)


def _text(field: FieldFacts, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise _no(field, f"a text of at most {LONGEST} letters")
    return value.strip()


def _number(field: FieldFacts, value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _no(field, "a number")
    if not math.isfinite(value) or abs(value) > MOST_NUMBER:
        raise _no(field, "a number of at most fifteen digits")
    return value


def _money(field: FieldFacts, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_NUMBER:
        raise _no(field, "an amount in whole rials")
    return value


def _date(field: FieldFacts, value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise _no(field, "a date like 2026-11-22") from None


def _choice(field: FieldFacts, value: Any) -> str:
    keys = [one.key for one in field.choices]
    if value not in keys:
        raise _no(field, f"one of {', '.join(keys)}")
    return str(value)


def _yes_no(field: FieldFacts, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _no(field, "true or false")
    return value


def _no(field: FieldFacts, wanted: str) -> Refused:
    return Refused(f"This has to be {wanted}.", field=f"fields.{field.key}")
