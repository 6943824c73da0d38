"""The tables of an index: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

What is in them comes from texts that are kept elsewhere: it can be dropped and put in again.
"""

import re
from typing import Final

from hamdel.platform.models import SearchIndex
from hamdel.platform.rawdb import RawDatabase, of_django

_NAME: Final = re.compile(r"[a-z][a-z_]{0,40}")
_SQLITE: Final = (
    "CREATE VIRTUAL TABLE {table} USING fts5"
    "(terms, size UNINDEXED, tokenize = 'unicode61 remove_diacritics 0')"
)
_POSTGRESQL: Final = (
    "CREATE TABLE {table} (id bigint PRIMARY KEY, size integer NOT NULL, terms text NOT NULL, "
    "words tsvector NOT NULL GENERATED ALWAYS AS "
    "(array_to_tsvector(string_to_array(terms, ' '))) STORED)"
)
_INNER: Final = re.compile(r"search_[a-z_]+_(data|idx|content|docsize|config)")
_GIN: Final = "CREATE INDEX {table}_words ON {table} USING gin (words)"


def table_of(name: str) -> str:
    """Return the table of an index; raises ValueError for a name that is none."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"an index is named in small letters and _: {name!r}")
    return f"search_{name}"


def create_index(name: str) -> None:
    """Make the tables of an index, in a migration of the package that keeps the texts."""
    database, table = of_django(), table_of(name)
    for statement in _statements(database):
        database.execute(statement.format(table=table))
    SearchIndex.objects.create(name=name)


def drop_index(name: str) -> None:
    """Take the tables of an index away."""
    of_django().execute(f"DROP TABLE {table_of(name)}")
    SearchIndex.objects.filter(name=name).delete()


def is_inner(table: str) -> bool:
    """Whether a table is one in which SQLite keeps an index: nobody else may write there."""
    return _INNER.fullmatch(table) is not None


def _statements(database: RawDatabase) -> tuple[str, ...]:
    return (_SQLITE,) if database.dialect == "sqlite" else (_POSTGRESQL, _GIN)
