"""Refused events as rows of a screen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamdel.platform.foreign_json import read_foreign, whole_text

LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """An event that was refused: when, by whose key, what was wrong, and what was sent."""

    id: int
    at: datetime
    key: str
    field: str
    problem: str
    payload: str


def refused_row(row: Mapping[str, Any], *, keys: Mapping[int, str]) -> RefusedRow:
    """Read a refused event; `keys` are names by id."""
    field, _, problem = str(row["problem"]).partition(": ")
    if not problem or " " in field:
        field, problem = "", str(row["problem"])
    return RefusedRow(
        id=row["id"],
        at=row["received_at"],
        key=keys.get(row["source_key_id"] or 0, ""),
        field=field,
        problem=problem,
        payload=pretty(str(row["payload"])),
    )


def pretty(payload: str) -> str:
    """JSON over several lines; what is none stays as it came. Very long text is cut."""
    try:
        text = json.dumps(read_foreign(payload), ensure_ascii=False, indent=2)
    except ValueError:
        text = whole_text(payload)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}\n…"
