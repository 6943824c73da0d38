"""Reading rows from a file: each a dictionary of what stands in it, with the number of its row."""

import codecs
import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from pyarrow import parquet

from hamdel.platform.tables import plain_cell

from ..failing import CommandFailed

Row = dict[str, Any]
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS: Final = ",;\t|"
_LONGEST_CELL: Final = 1_000_000


def read_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Give the rows of a file with their numbers, from 1; empty cells are left out.

    CSV in UTF-8, UTF-16, UTF-32 (by its mark) or Windows-1256, with comma, semicolon, tab or bar.
    Raises CommandFailed for another ending or a file that is not what its ending says.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CommandFailed(f"{path}: the ending must be one of {', '.join(_READERS)}.")
    with path.open("rb"):  # says what is wrong with the file before anything else does
        pass
    try:
        yield from reader(path)
    except (csv.Error, UnicodeError, msgspec.MsgspecError, ValueError) as error:
        raise CommandFailed(f"{path} can not be read: {error}.") from error


def _read_csv(path: Path) -> Iterator[tuple[int, Row]]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=_encoding(path), newline="") as file:
        first = file.readline()
        file.seek(0)
        rows = csv.reader(file, delimiter=_delimiter(first))
        header = [name.strip().strip("\ufeff") for name in next(rows, [])]
        for number, cells in enumerate(rows, 1):
            row = {
                name: plain_cell(cell)
                for name, cell in zip(header, cells, strict=False)
                if name and cell.strip()
            }
            if row:
                yield number, row


def _read_json_lines(path: Path) -> Iterator[tuple[int, Row]]:
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, {k: v for k, v in decode(line).items() if v is not None}


def _read_parquet(path: Path) -> Iterator[tuple[int, Row]]:
    number = 0
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(2_000):
            for row in batch.to_pylist():
                number += 1
                yield number, {k: v for k, v in row.items() if v is not None and v != ""}


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(1 << 16)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "windows-1256"
    return "utf-8"


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


_READERS: Final[dict[str, Callable[[Path], Iterator[tuple[int, Row]]]]] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
    ".parquet": _read_parquet,
}
