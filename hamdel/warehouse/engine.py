"""DuckDB, in the process: one question, one database in memory that ends with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from .columns import file_of, small_table, table_of
from .contracts import Beside, Row, TooMuch

_MEMORY: Final = "1500MB"
_LOG: Final = (
    "CREATE VIEW interactions AS SELECT id, profile_id, kind_id, occurred_us, received_us, outcome, "
    "CASE WHEN profile_id IN (SELECT profile_id FROM emptied) THEN NULL ELSE sentiment END AS sentiment, "
    "CASE WHEN profile_id IN (SELECT profile_id FROM emptied) THEN NULL ELSE emotion END AS emotion, "
    "CASE WHEN profile_id IN (SELECT profile_id FROM emptied) THEN NULL ELSE effort END AS effort "
    "FROM ({files})"
)


def ask(
    question: str,
    values: Mapping[str, Any],
    *,
    files: Sequence[Path],
    tail: Sequence[Row],
    emptied: Sequence[int],
    beside: Mapping[str, Beside],
) -> list[tuple[Any, ...]]:
    """Ask one question (SQL) of the relation `interactions` and of the small tables beside it.

    Raises TooMuch where the memory it is given does not do.
    """
    with duckdb.connect(
        config={"memory_limit": _MEMORY, "preserve_insertion_order": "false"}
    ) as db:
        db.execute("SET TimeZone = 'UTC'")
        db.register("emptied", small_table({"profile_id": list(emptied)}))
        db.register("tail", table_of(tail))
        for name, table in beside.items():
            db.register(name, small_table(table.columns))
        db.execute(_LOG.format(files=_union(files)))
        try:
            return db.execute(question, dict(values)).fetchall()
        except duckdb.OutOfMemoryException as error:
            raise TooMuch(str(error)) from error


def one_file(files: Sequence[Path], emptied: Sequence[int]) -> bytes:
    """One file of what several hold; of emptied profiles what is bare."""
    with duckdb.connect(config={"memory_limit": _MEMORY}) as db:
        db.register("emptied", small_table({"profile_id": list(emptied)}))
        db.register("tail", table_of(()))
        db.execute(_LOG.format(files=_union(files)))
        return file_of(db.sql("SELECT * FROM interactions").to_arrow_table())


def file_of_rows(rows: Sequence[Row]) -> bytes:
    """A file of moments."""
    return file_of(table_of(rows))


def any_of(files: Sequence[Path], profiles: Sequence[int]) -> list[Path]:
    """Those of some files that tell how some profiles felt."""
    if not files:
        return []
    with duckdb.connect() as db:
        db.register("emptied", small_table({"profile_id": list(profiles)}))
        held = (
            f"SELECT DISTINCT filename FROM read_parquet([{_listed(files)}], filename = true) "  # noqa: S608 - names of ours
            "WHERE profile_id IN (SELECT profile_id FROM emptied) "
            "AND (sentiment IS NOT NULL OR emotion IS NOT NULL OR effort IS NOT NULL)"
        )
        return [Path(row[0]) for row in db.execute(held).fetchall()]


def _union(files: Sequence[Path]) -> str:
    tail = "SELECT * FROM tail"
    return f"SELECT * FROM read_parquet([{_listed(files)}]) UNION ALL {tail}" if files else tail  # noqa: S608 - names of ours


def _listed(files: Sequence[Path]) -> str:
    return ", ".join("'" + str(one).replace("'", "''") + "'" for one in files)
