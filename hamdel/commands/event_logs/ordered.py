"""Interactions customer by customer, each in time order, however many there are."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from ..files.writing import write_rows
from ..rows_of_interactions import COLUMNS

_AT_ONCE: Final = 5_000
# Ties in time are told apart by arrival, as everywhere in Hamdel.
_ORDER: Final = "ORDER BY customer_id, occurred_at, id"


class Ordered:
    """Rows of an export, spooled to disk, so that memory does not grow with the log."""

    def __init__(self, spool: Path) -> None:
        self._spool = str(spool)
        self._database = duckdb.connect()

    def events(self) -> Iterator[dict[str, Any]]:
        """Give every interaction, by customer, then time, then arrival."""
        found = self._database.execute(f"SELECT * FROM read_parquet($1) {_ORDER}", [self._spool])  # noqa: S608
        while some := found.fetchmany(_AT_ONCE):
            for values in some:
                yield dict(zip(COLUMNS, values, strict=True))

    def distinct(self, column: str) -> list[Any]:
        """Give the values of a column of ours that are not null, sorted."""
        if column not in COLUMNS:
            raise KeyError(column)
        found = self._database.execute(
            f"SELECT DISTINCT {column} FROM read_parquet($1) "  # noqa: S608
            f"WHERE {column} IS NOT NULL ORDER BY 1",
            [self._spool],
        )
        return [value for (value,) in found.fetchall()]

    def close(self) -> None:
        """Give the memory back."""
        self._database.close()


@contextmanager
def ordered(rows: Iterable[dict[str, Any]]) -> Iterator[Ordered]:
    """Spool rows of an export and give them ordered; the spool is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="hamdel-log-") as folder:
        spool = Path(folder, "log.parquet")
        write_rows(spool, COLUMNS, rows)
        found = Ordered(spool)
        try:
            yield found
        finally:
            found.close()
