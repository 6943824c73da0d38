"""DuckDB, in the process, in memory: what is asked is laid beside one another and ends with the answer."""

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb
from pyarrow import compute

from .columns import file_of, small_table, table_of, table_of_columns
from .contracts import Beside, Lying, Making, TooMuch

__all__ = [
    "any_of",
    "ask",
    "file_with_times",
    "one_file",
    "prepare",
    "table_of",
    "table_of_columns",
]
_CONFIG: Final = {"memory_limit": "1500MB", "preserve_insertion_order": "false"}
_FELT: Final = ("sentiment", "emotion", "effort")
_BARE: Final = (
    "CASE WHEN profile_id IN (SELECT profile_id FROM emptied) THEN NULL ELSE {name} END AS {name}"
)
_PLAIN: Final = ("id", "profile_id", "kind_id", "occurred_us", "received_us", "outcome")
_SLICES: Final = (
    "SELECT QUANTILE_DISC(occurred_us, ?::DOUBLE[]), MIN(occurred_us), MAX(occurred_us) FROM made"
)


class Piece(NamedTuple):
    """A file of a relation, how many rows it has, and from when to when they are."""

    table: str
    content: bytes
    rows: int
    first_us: int
    last_us: int


def ask(
    question: str,
    values: Mapping[str, Any],
    *,
    over: Lying,
    beside: Mapping[str, Beside],
) -> list[tuple[Any, ...]]:
    """Ask one question (SQL) of the relation `interactions`, of what is ready, and of small tables.

    Raises TooMuch where the memory it is given does not do.
    """
    ready = over.ready
    with _in_company(over.emptied, beside) as db:
        db.register("tail", table_of(over.tail))
        db.execute(_log_of(over.files, after=ready.upto_id if ready else 0))
        for name, made in ready.tables.items() if ready else ():
            _view_of_ready(db, name, made)
        try:
            found: list[tuple[Any, ...]] = db.execute(question, dict(values)).fetchall()
        except duckdb.OutOfMemoryException as error:
            raise TooMuch(str(error)) from error
        return found


def prepare(
    making: Making, *, files: Sequence[Path], emptied: Sequence[int], parts: int, slices: int
) -> Iterator[Piece]:
    """The answer of a question about all that files hold, as files; its tables beside first."""
    for name in making.tables:
        table = small_table(making.beside[name].columns)
        yield Piece(name, file_of(table, by=table.column_names), table.num_rows, 0, _ALWAYS)
    for part in range(parts):
        with _database(emptied, making.beside) as db:
            db.register("tail", table_of(()))
            db.execute(_log_of(files))
            given = {**making.values, "parts": parts, "part": part}
            db.execute(f"CREATE TABLE made AS {making.question}", given)
            yield from _sliced(db, making, slices)


def one_file(files: Sequence[Path], emptied: Sequence[int]) -> bytes:
    """One file of what several hold; of emptied profiles what is bare."""
    with _database(emptied, {}) as db:
        db.register("tail", table_of(()))
        db.execute(_log_of(files))
        return file_of(db.sql("SELECT * FROM interactions").to_arrow_table())


def file_with_times(table: Any) -> Piece:
    """A file of moments."""
    span = compute.min_max(table["occurred_us"])
    first, last = span["min"].as_py() or 0, span["max"].as_py() or 0
    return Piece("", file_of(table), table.num_rows, first, last)


def any_of(files: Sequence[Path], profiles: Sequence[int]) -> list[Path]:
    """Those of some files that tell how some profiles felt."""
    if not files:
        return []
    with _database(profiles, {}) as db:
        held = (
            f"SELECT DISTINCT filename FROM read_parquet([{_listed(files)}], filename = true) "  # noqa: S608 - names of ours
            "WHERE profile_id IN (SELECT profile_id FROM emptied) "
            "AND (sentiment IS NOT NULL OR emotion IS NOT NULL OR effort IS NOT NULL)"
        )
        return [Path(row[0]) for row in db.execute(held).fetchall()]


_ALWAYS: Final = (
    253_402_300_799_000_000  # the end of the year 9999: a table beside is of all times
)


_running: dict[int, Any] = {}  # by process: a child has its own
_starting: Final = threading.Lock()


@contextmanager
def _in_company(emptied: Sequence[int], beside: Mapping[str, Beside]) -> Iterator[Any]:
    """A connection to the process's one database, which holds nothing: starting one takes longer than most answers.

    What is registered, and views, are the connection's own. Those who ask at once share the memory.
    """
    with _starting:
        if os.getpid() not in _running:
            spare = tempfile.mkdtemp(prefix="hamdel-asked-")
            atexit.register(shutil.rmtree, spare, ignore_errors=True)
            _running[os.getpid()] = duckdb.connect(config={**_CONFIG, "temp_directory": spare})
    with _running[os.getpid()].cursor() as db:
        _lay(db, emptied, beside)
        yield db


@contextmanager
def _database(emptied: Sequence[int], beside: Mapping[str, Beside]) -> Iterator[Any]:
    """A database of one's own, in which tables can be made."""
    with (
        tempfile.TemporaryDirectory(prefix="hamdel-asked-") as spare,
        duckdb.connect(config={**_CONFIG, "temp_directory": spare}) as db,
    ):
        _lay(db, emptied, beside)
        yield db


def _lay(db: Any, emptied: Sequence[int], beside: Mapping[str, Beside]) -> None:
    db.execute("SET TimeZone = 'UTC'")
    db.register("emptied", small_table({"profile_id": list(emptied)}))
    for name, table in beside.items():
        db.register(name, small_table(table.columns))


def _view_of_ready(db: Any, name: str, files: Sequence[Path]) -> None:
    columns = db.execute(f"SELECT * FROM read_parquet([{_listed(files)}]) LIMIT 0").description  # noqa: S608 - names of ours
    bare = [_BARE.format(name=one[0]) if one[0] in _FELT else one[0] for one in columns]
    db.execute(
        f"CREATE TEMP VIEW ready_{name} AS SELECT {', '.join(bare)} FROM read_parquet([{_listed(files)}])"  # noqa: S608 - names of ours
    )


def _sliced(db: Any, making: Making, slices: int) -> Iterator[Piece]:
    shares = [at / slices for at in range(1, slices)]
    cuts, first, last = db.execute(_SLICES, [shares or [0.5]]).fetchone()
    edges = sorted({first, *(cuts if shares else []), last + 1}) if first is not None else []
    for since, until in pairwise(edges):
        with tempfile.TemporaryDirectory(prefix="hamdel-made-") as folder:
            path = Path(folder, "piece")
            rows = db.execute(
                f"COPY (SELECT * FROM made WHERE occurred_us >= {since} AND occurred_us < {until} "  # noqa: S608 - numbers and names of ours
                f"ORDER BY {', '.join(making.order)}) TO '{path}' "
                "(FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2, ROW_GROUP_SIZE 100000)"
            ).fetchone()[0]
            yield Piece(making.name, path.read_bytes(), rows, since, until - 1)


def _log_of(files: Sequence[Path], *, after: int = 0) -> str:
    columns = [*_PLAIN, *(_BARE.format(name=name) for name in _FELT)]
    return f"CREATE TEMP VIEW interactions AS SELECT {', '.join(columns)} FROM ({_union(files, after=after)})"  # noqa: S608 - names of ours


def _union(files: Sequence[Path], *, after: int = 0) -> str:
    tail = "SELECT * FROM tail"
    beyond = f" WHERE id > {after}" if after else ""
    return (
        f"SELECT * FROM read_parquet([{_listed(files)}]){beyond} UNION ALL {tail}"  # noqa: S608 - names of ours
        if files
        else tail
    )


def _listed(files: Sequence[Path]) -> str:
    return ", ".join("'" + str(one).replace("'", "''") + "'" for one in files)
