"""The tables of a database, and the digest of what is in them.

`by`: a cursor that knows the tables, where they are not those that everybody sees.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.db import connection

from hamdel.platform.search.schema import is_inner

_SKIPPED: Final = frozenset({"sqlite_sequence", "platform_cache"})
_AT_ONCE: Final = 2_000
_MADE: Final = (
    "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attgenerated <> ''"
)


@dataclass(frozen=True, slots=True)
class Digest:
    """How many rows a table has, and the SHA-256 of all their values in the order of its key."""

    rows: int
    sha256: str


def table_names(*, by: Any = None) -> list[str]:
    """Give the names of all tables that hold something worth keeping."""
    names = connection.introspection.table_names(by)
    return sorted(name for name in names if name not in _SKIPPED and not is_inner(name))


def columns_of(table: str, *, by: Any = None) -> list[str]:
    """Give the quoted names of a table's columns, in their order; not what the database makes itself."""
    with nullcontext(by) if by else connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        made: set[str] = set()
        if connection.vendor == "postgresql":
            cursor.execute(_MADE, [table])
            made = {name for (name,) in cursor.fetchall()}
    return [quoted(column.name) for column in described if column.name not in made]


def order_of(table: str, *, by: Any = None) -> str:
    """Give the quoted columns of a table's primary key, for ORDER BY."""
    with nullcontext(by) if by else connection.cursor() as cursor:
        keys = connection.introspection.get_primary_key_columns(cursor, table)
    return ", ".join(map(quoted, keys or ())) or "1"


def quoted(name: str) -> str:
    """Give a name as SQL wants it."""
    return connection.ops.quote_name(name)


def digest_of(driver: Any, table: str, *, by: Any = None) -> Digest:
    """Read a whole table through a driver's connection (both databases) and digest it."""
    found, count = sha256(), 0
    for rows in _rows(driver, table, by):
        count += len(rows)
        for row in rows:
            found.update(repr([_plain(value) for value in row]).encode(errors="surrogatepass"))
    return Digest(count, found.hexdigest())


def _rows(driver: Any, table: str, by: Any) -> Iterator[list[tuple[Any, ...]]]:
    names, order = ", ".join(columns_of(table, by=by)), order_of(table, by=by)
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
