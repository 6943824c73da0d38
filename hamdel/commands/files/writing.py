"""Writing rows to a file, some thousands at a time."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec
import pyarrow
from pyarrow import parquet

from hamdel.platform.tables import safe_cell

from ..failing import CommandFailed

Row = dict[str, Any]
Rows = Iterable[Row]
Columns = dict[str, str]  # name → "int", "float" or "text"
_AT_ONCE: Final = 5_000
_TYPES: Final = {"int": pyarrow.int64(), "float": pyarrow.float64(), "text": pyarrow.string()}


def write_rows(path: Path, columns: Columns, rows: Rows) -> int:
    """Write rows with these columns, by the file's ending; returns how many.

    The file appears under its name when it is whole. Raises CommandFailed for another ending.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise CommandFailed(f"{path}: the ending must be one of {', '.join(ENDINGS)}.")
    with whole_or_nothing(path) as part:
        return writer(part, columns, rows)


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[Path]:
    """Give a place to write at; what lies there takes the name `path` if nothing is raised."""
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_csv(path: Path, columns: Columns, rows: Rows) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(columns)
        count = 0
        for row in rows:
            table.writerow([_cell(row.get(name)) for name in columns])
            count += 1
        return count


def _write_json_lines(path: Path, columns: Columns, rows: Rows) -> int:
    encode = msgspec.json.Encoder().encode
    count = 0
    with path.open("wb") as file:
        for row in rows:
            file.write(encode({name: row.get(name) for name in columns}) + b"\n")
            count += 1
    return count


def _write_parquet(path: Path, columns: Columns, rows: Rows) -> int:
    schema = pyarrow.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        for some in _batches(rows):
            flat = [{name: _flat(row.get(name)) for name in columns} for row in some]
            file.write_table(pyarrow.Table.from_pylist(flat, schema=schema))
            count += len(some)
    return count


def _batches(rows: Rows) -> Iterator[Sequence[Row]]:
    iterator = iter(rows)
    while some := list(islice(iterator, _AT_ONCE)):
        yield some


def _cell(value: Any) -> Any:
    flat = _flat(value)
    return safe_cell(flat) if isinstance(flat, str) else flat


def _flat(value: Any) -> Any:
    if isinstance(value, dict | list | tuple):
        return msgspec.json.encode(value).decode() if value else None
    return value


_WRITERS: Final[dict[str, Callable[[Path, Columns, Rows], int]]] = {
    ".csv": _write_csv,
    ".jsonl": _write_json_lines,
    ".ndjson": _write_json_lines,
    ".parquet": _write_parquet,
}
ENDINGS: Final = tuple(_WRITERS)
