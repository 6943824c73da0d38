"""The database without the ORM, for the few places that write in bulk.

SQL is written once with `?` for values; both databases take it.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from typing import Any, Final, Literal, Protocol

import psycopg
from django.db import connection, connections

Dialect = Literal["sqlite", "postgresql"]


# SQLite takes many rows a statement. Each statement lets Python's lock go and fights for it anew,
# and looks after the counter of ids: with 64 rows a statement that is paid once instead of 64 times.
# Sizes are powers of two, so that few texts are prepared; an old SQLite takes 999 values at most.
_MOST_ROWS: Final = 64
_MOST_VALUES: Final = 999


class Cursor(Protocol):
    """What both drivers' cursors do."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class RawDatabase:
    """One driver connection, of its own or Django's."""

    def __init__(self, *, driver: Any, dialect: Dialect) -> None:
        self.driver = driver
        self.dialect = dialect
        self._translated: dict[str, str] = {}

    def execute(self, sql: str, params: Sequence[Any] = ()) -> Cursor:
        """Run one statement; `?` stands for a value."""
        cursor: Cursor = self.driver.cursor().execute(self._sql(sql), params)
        return cursor

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        self.driver.cursor().executemany(self._sql(sql), rows)

    def insert(self, into: str, rows: Sequence[Sequence[Any]], *, conflict: str = "") -> None:
        """Insert rows of values in order; `into` is "table (columns)", `conflict` an ON CONFLICT clause.

        Where it fails the caller rolls its transaction back: some of the rows may be in it.
        """
        if self.dialect == "postgresql":
            if rows:
                self.executemany(_insert(into, len(rows[0]), 1, conflict), rows)
            return
        start, size = 0, _MOST_ROWS
        while (left := len(rows) - start) > 0:
            columns = len(rows[start])
            while size > left or size * columns > _MOST_VALUES:
                size //= 2
            values = list(chain.from_iterable(rows[start : start + size]))
            self.driver.execute(_insert(into, columns, size, conflict), values)
            start += size

    def begin(self) -> None:
        """Start a transaction (an own connection only); SQLite takes the write lock at once."""
        if self.dialect == "sqlite":
            self.driver.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make the transaction durable (an own connection only)."""
        self.driver.execute("COMMIT") if self.dialect == "sqlite" else self.driver.commit()

    def rollback(self) -> None:
        """Forget the transaction (an own connection only); harmless where there is none."""
        with suppress(sqlite3.OperationalError, psycopg.OperationalError):
            self.driver.execute("ROLLBACK") if self.dialect == "sqlite" else self.driver.rollback()

    def close(self) -> None:
        """Close an own connection."""
        self.driver.close()

    def _sql(self, sql: str) -> str:
        if self.dialect == "sqlite":
            return sql
        known = self._translated.get(sql)
        if known is None:
            known = self._translated[sql] = sql.replace("%", "%%").replace("?", "%s")
        return known


@lru_cache(maxsize=512)
def _insert(into: str, columns: int, rows: int, conflict: str) -> str:
    row = f"({','.join('?' * columns)})"
    # FAIL: without it SQLite copies every page it touches, to take back one statement alone.
    how = "OR FAIL " if rows > 1 else ""
    return f"INSERT {how}INTO {into} VALUES {','.join([row] * rows)} {conflict}"  # noqa: S608 - no values


def open_own() -> RawDatabase:
    """Open a connection of its own beside Django's, with the same settings; any thread may use it."""
    settings = connections["default"].settings_dict
    if connection.vendor == "sqlite":
        options = settings["OPTIONS"]
        driver = sqlite3.connect(
            settings["NAME"],
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
            timeout=options.get("timeout", 20),
            uri=str(settings["NAME"]).startswith("file:"),
        )
        for pragma in options["init_command"].split(";"):
            driver.execute(pragma)
        return RawDatabase(driver=driver, dialect="sqlite")
    params = connections["default"].get_connection_params()
    params.pop("cursor_factory", None)
    params.pop("context", None)
    return RawDatabase(driver=psycopg.connect(**params), dialect="postgresql")


def of_django() -> RawDatabase:
    """Wrap Django's connection of this thread: inside `transaction.atomic`, which commits."""
    connection.ensure_connection()
    driver = connection.connection
    return RawDatabase(
        driver=driver, dialect="sqlite" if connection.vendor == "sqlite" else "postgresql"
    )
