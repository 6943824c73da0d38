"""The form authors write in: six columns, entities marked in place.

`intent ⇥ sentiment ⇥ emotion ⇥ register ⇥ flags ⇥ text`, an entity as `{surface|kind=value}`, a line
break inside a message as backslash n. `python -m hamdel.language.corpus.inline FILE [SECOND]` writes
the rows of FILE as JSON lines; SECOND holds what a second reader said, blind: `id ⇥ intent ⇥
sentiment ⇥ emotion`.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_ENTITY = re.compile(r"\{([^{}|]+)\|(\w+)=([^{}]+)\}")
_COLUMNS = 6


class NotARow(ValueError):
    """A line that has not the six columns."""


def rows_of(text: str, author: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON rows of an author's file.

    Raises NotARow, naming the line.
    """
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
        columns = line.split("\t")
        if len(columns) != _COLUMNS:
            raise NotARow(f"{author}, line {number}: {len(columns)} columns, not {_COLUMNS}")
        intent, sentiment, emotion, register, flags, marked = columns
        message, entities = plain_of(marked.replace("\\n", "\n"))
        said = sorted(set(flags.split(",")) - {"-"})
        yield {
            "id": f"{author}-{number:03}",
            "text": message,
            "language": language_of(register),
            "register": register,
            "intent": intent,
            "sentiment": sentiment,
            "emotion": emotion,
            "toxic": "toxic" in said,
            "sarcasm": "sarcasm" in said,
            "entities": entities,
            "flags": [flag for flag in said if flag not in {"toxic", "sarcasm"}],
        }


def with_second(rows: Iterable[dict[str, Any]], table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows, those that a second reader read with what that reader said."""
    said = {
        columns[0]: dict(zip(("intent", "sentiment", "emotion"), columns[1:], strict=True))
        for line in table.splitlines()
        for columns in [line.split("\t")]
    }
    for row in rows:
        yield row | ({"second": said[row["id"]]} if row["id"] in said else {})


def plain_of(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Return a message without its marks, and the entities with their places in it."""
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    length = last = 0
    for found in _ENTITY.finditer(marked):
        before = marked[last : found.start()]
        start = length + len(before)
        length = start + len(found[1])
        pieces += [before, found[1]]
        entities.append({"kind": found[2], "value": found[3], "start": start, "end": length})
        last = found.end()
    return "".join([*pieces, marked[last:]]), entities


def language_of(register: str) -> str:
    """Return the language of a register, as `which_language` names it."""
    return {"formal": "fa", "colloquial": "fa", "english": "en"}.get(register, register)


if __name__ == "__main__":
    source = Path(sys.argv[1])
    second = Path(sys.argv[2]).read_text(encoding="utf-8") if sys.argv[2:] else ""
    for row in with_second(rows_of(source.read_text(encoding="utf-8"), source.stem), second):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
