"""A type of cases as a form says it: fields and steps in rows, choices in lines. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..contracts import FIELD_KINDS, FieldFacts, Refused, StepFacts
from .types import KEY, as_key

MOST_FIELDS: Final = 30
MOST_CHOICES: Final = 50
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSaid:
    """A row of the form; one without a name is left out. `key` is "" for a new field."""

    key: str = ""
    name_fa: str = ""
    name_en: str = ""
    kind: str = "text"
    required: bool = False
    choices: str = ""


def fields_said(rows: Sequence[FieldSaid], *, known: Sequence[FieldFacts]) -> list[dict[str, Any]]:
    """The fields as they are kept. A known one keeps its key and kind: values stand under it.

    Raises Refused.
    """
    kinds = {one.key: one.kind for one in known}
    named = [row for row in rows if row.name_fa.strip() or row.name_en.strip()]
    if len(named) > MOST_FIELDS:
        raise Refused(f"At most {MOST_FIELDS} fields.", field="fields")
    taken: set[str] = set()
    found = []
    for row in named:
        fa, en = _names(row.name_fa, row.name_en)
        key = (
            row.key
            if row.key in kinds and row.key not in taken
            else new_key(en, taken | set(kinds))
        )
        taken.add(key)
        kind = kinds.get(key, row.kind)
        if kind not in FIELD_KINDS:
            raise Refused("There is no such kind of field.", field="kind")
        kept: dict[str, Any] = {"key": key, "name_fa": fa, "name_en": en, "kind": kind}
        if row.required:
            kept["required"] = True
        if kind == "choice":
            old = next((one.choices for one in known if one.key == key), ())
            kept["choices"] = choices_said(
                row.choices, known={one.name_fa: one.key for one in old}
            )
        found.append(kept)
    return found


def choices_said(said: str, *, known: dict[str, str]) -> list[dict[str, str]]:
    """Choices in lines, «Persian | English»; one whose Persian name is known keeps its key. Raises Refused."""
    lines = [line for line in said.splitlines() if line.strip()]
    if not 1 < len(lines) <= MOST_CHOICES:
        raise Refused(f"A choice has between 2 and {MOST_CHOICES} lines.", field="choices")
    taken: set[str] = set()
    found = []
    for line in lines:
        first, _bar, second = line.partition("|")
        fa, en = _names(first, second)
        key = known.get(fa, "")
        if not key or key in taken:
            key = new_key(en, taken | set(known.values()))
        taken.add(key)
        found.append({"key": key, "name_fa": fa, "name_en": en})
    return found


def steps_said(said: str, *, known: Sequence[StepFacts]) -> list[dict[str, str]]:
    """The checklist in lines, «Persian | English»; a step whose Persian is known keeps its key."""
    keys = {one.name_fa: one.key for one in known}
    taken: set[str] = set()
    found = []
    for line in [line for line in said.splitlines() if line.strip()][:MOST_FIELDS]:
        first, _bar, second = line.partition("|")
        fa, en = _names(first, second, most=200)
        key = keys.get(fa, "")
        if not key or key in taken:
            key = new_key(en, taken | set(keys.values()))
        taken.add(key)
        found.append({"key": key, "name_fa": fa, "name_en": en})
    return found


def lines_of(rows: Sequence[Any]) -> str:
    """Choices or steps as the form shows them."""
    return "\n".join(f"{one.name_fa} | {one.name_en}" for one in rows)


def new_key(name: str, taken: set[str]) -> str:
    """A key for a name that nothing has yet: of its Latin letters, or numbered."""
    plain = re.sub(r"[^a-z0-9_]", "", as_key(name)).strip("_")[:32]
    begun = plain if KEY.fullmatch(plain) else "field"
    if begun not in taken and begun != "field":
        return begun
    return next(key for n in range(1, 1_000) if (key := f"{begun}_{n}") not in taken)


def _names(fa: str, en: str, *, most: int = LONGEST_NAME) -> tuple[str, str]:
    """A name in both languages; one that is missing is as the other."""
    first, second = " ".join(fa.split())[:most], " ".join(en.split())[:most]
    return first or second, second or first
