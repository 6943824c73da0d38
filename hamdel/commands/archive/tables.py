"""The tables of a database, and the digest of what is in them.

`of` is the connection by which names and keys are known: the installation's, unless it is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, TypeAlias

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.connection import ConnectionProxy

_SKIPPED: Final = frozenset({"sqlite_sequence", "platform_cache"})
_AT_ONCE: Final = 2_000
Connection: TypeAlias = "BaseDatabaseWrapper | ConnectionProxy[Any]"
_OWN: Final[Connection] = connection


@dataclass(frozen=True, slots=True)
class Digest:
    """How many rows a table has, and the SHA-256 of all their values in the order of its key."""

    rows: int
    sha256: str


def table_names(*, of: Connection = _OWN) -> list[str]:
    """Give the names of all tables that hold something worth keeping."""
    return sorted(name for name in of.introspection.table_names() if name not in _SKIPPED)


def columns_of(table: str, *, of: Connection = _OWN) -> list[str]:
    """Give the quoted names of a table's columns, in their order."""
    with of.cursor() as cursor:
        described = of.introspection.get_table_description(cursor, table)
    return [quoted(column.name) for column in described]


def order_of(table: str, *, of: Connection = _OWN) -> str:
    """Give the quoted columns of a table's primary key, for ORDER BY."""
    with of.cursor() as cursor:
        keys = of.introspection.get_primary_key_columns(cursor, table)
    return ", ".join(map(quoted, keys or ())) or "1"


def quoted(name: str) -> str:
    """Give a name as SQL wants it."""
    return connection.ops.quote_name(name)


def digest_of(driver: Any, table: str, *, of: Connection = _OWN) -> Digest:
    """Read a whole table through a driver's connection (both databases) and digest it."""
    found, count = sha256(), 0
    for rows in _rows(driver, table, of):
        count += len(rows)
        for row in rows:
            found.update(repr([_plain(value) for value in row]).encode(errors="surrogatepass"))
    return Digest(count, found.hexdigest())


def _rows(driver: Any, table: str, of: Connection) -> Iterator[list[tuple[Any, ...]]]:
    names, order = ", ".join(columns_of(table, of=of)), order_of(table, of=of)
    sql = f"SELECT {names} FROM {quoted(table)} ORDER BY {order}"  # noqa: S608 - own names
    # PostgreSQL hands all rows over at once unless the cursor has a name.
    cursor = driver.cursor() if connection.vendor == "sqlite" else driver.cursor("digest")
    try:
        cursor.execute(sql)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield rows
    finally:
        cursor.close()


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
