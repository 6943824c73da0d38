"""Reading a table from the bytes of a file: CSV of any usual kind, or JSON Lines."""

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from hamdel.platform.foreign_json import read_foreign, whole_text

from .encodings import Undecodable, decode

MOST_ROWS: Final = 1_000_000
MOST_COLUMNS: Final = 500
_SEPARATORS: Final = ",;\t|،؛"
_OTHER_LINE_ENDS: Final = ("\x85", "\x0b", "\x0c", "\u2028", "\u2029")
_INVISIBLE: Final = " \t\r\n\ufeff\u200b\u200e\u200f"
csv.field_size_limit(16_000_000)


class Unreadable(ValueError):
    """The file can not be read as a table. `reason`: "encoding", "empty", "columns", "rows", "csv"."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it stands in the file; `number` counts from 1 after the header."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read. `uneven` are the numbers of rows with more or fewer cells."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str
    separator: str
    uneven: tuple[int, ...]


def read_table(content: bytes) -> Table:
    """Read the bytes of a file; the first row that says anything names the columns.

    Cells stay exactly as they are. Raises Unreadable.
    """
    try:
        text, encoding = decode(content)
    except Undecodable as error:
        raise Unreadable("encoding", str(error)) from error
    text = whole_text(text)  # UTF-7 writes halves of characters, too
    if text.lstrip(_INVISIBLE).startswith("{"):
        return _json_lines(text, encoding)
    text = _usual_line_ends(text)
    separator = _separator(text)
    try:
        rows = [
            row
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            if any(cell.strip(_INVISIBLE) for cell in row)
        ]
    except csv.Error as error:
        raise Unreadable("csv", str(error)) from error
    if not rows:
        raise Unreadable("empty")
    if len(rows[0]) > MOST_COLUMNS:
        raise Unreadable("columns", str(len(rows[0])))
    return _table([_column_names(rows[0]), *rows[1:]], encoding, separator)


def _table(rows: list[list[str]], encoding: str, separator: str) -> Table:
    columns = rows[0]
    if len(rows) - 1 > MOST_ROWS:
        raise Unreadable("rows", str(len(rows) - 1))
    found = tuple(TableRow(number, tuple(row)) for number, row in enumerate(rows[1:], 1))
    uneven = tuple(row.number for row in found if len(row.cells) != len(columns))
    return Table(tuple(columns), found, encoding, separator, uneven)


def _json_lines(text: str, encoding: str) -> Table:
    columns: dict[str, None] = {}
    found: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip(_INVISIBLE):
            continue
        try:
            said = read_foreign(line.strip(_INVISIBLE))
        except ValueError as error:
            raise Unreadable("csv", f"line {number}") from error
        if not isinstance(said, dict):
            raise Unreadable("csv", f"line {number}")
        found.append({name: _as_cell(value) for name, value in said.items()})
        columns.update(dict.fromkeys(said))
    if len(columns) > MOST_COLUMNS:
        raise Unreadable("columns", str(len(columns)))
    rows = [[one.get(name, "") for name in columns] for one in found]
    return _table([list(columns), *rows], encoding, "json")


def _as_cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _usual_line_ends(text: str) -> str:
    if "\n" in text or "\r" in text:
        return text
    for end in _OTHER_LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def _separator(text: str) -> str:
    """The sign that parts the first row most often, quoted text aside."""
    seen: Counter[str] = Counter()
    quoted = False
    for sign in text.lstrip(_INVISIBLE.replace("\t", ""))[:100_000]:
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in "\r\n":
            break
        elif not quoted and sign in _SEPARATORS:
            seen[sign] += 1
    return max(_SEPARATORS, key=lambda sign: seen[sign]) if seen else ","


def _column_names(cells: list[str]) -> list[str]:
    """Names of columns, each once: a second "phone" becomes "phone 2"."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for cell in cells:
        name = cell.strip(_INVISIBLE)
        seen[name] += 1
        names.append(f"{name} {seen[name]}" if name and seen[name] > 1 else name)
    return names
