"""Pieces of questions: SQL that both databases take, with its values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import Dialect


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with the values for its `?`."""

    text: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question is asked about: when, of which database, of whom (None: of everybody).

    `past`: `now` lies behind, so the log is asked where usually only its newest is.
    """

    now: datetime
    dialect: Dialect
    among: tuple[int, ...] | None = None
    past: bool = False

    def back(self, days: int) -> int:
        """The instant so many days ago, in microseconds."""
        return to_micros(self.now - timedelta(days=days))

    @property
    def at(self) -> int:
        """Now, in microseconds."""
        return to_micros(self.now)

    def of(self, column: str) -> str:
        """What bounds a question to those asked about; "" for everybody."""
        if self.among is None:
            return ""
        # Ids are numbers of ours: thousands of them would be too many values.
        return f" AND {column} IN ({','.join(map(str, self.among)) or 'NULL'})"


def bounds(column: str, least: float | None, most: float | None) -> Sql:
    """A column between two bounds, of which either may be missing."""
    if least is not None:
        return Sql(f"{column} >= ?", (least,))
    return Sql(f"{column} <= ?", (most,))


def joined(parts: Sequence[Sql], word: str) -> Sql:
    """Pieces with a word between, each in brackets."""
    text = word.join(f"({part.text})" for part in parts)
    return Sql(text, tuple(value for part in parts for value in part.values))


_NUMBER: Final = {
    "sqlite": "CASE WHEN json_type({0}) IN ('integer', 'real') THEN CAST({0} AS REAL) "
    "WHEN json_type({0}) = 'text' AND length({0}) BETWEEN 3 AND 17 "
    "AND trim({0}, '\"') NOT GLOB '*[^0-9]*' THEN CAST(trim({0}, '\"') AS REAL) END",
    "postgresql": "CASE WHEN jsonb_typeof({0}::jsonb) = 'number' THEN ({0})::double precision "
    "WHEN {0} ~ '^\"[0-9]{{1,15}}\"$' THEN trim({0}, '\"')::double precision END",
}


def number_in(column: str, dialect: Dialect) -> str:
    """The number that a column of JSON holds, or a text of ASCII digits; else NULL."""
    return _NUMBER[dialect].format(column)


_FIELD: Final = {
    "sqlite": "json_extract({0}, '$.{1}')",
    "postgresql": "(({0})::jsonb ->> '{1}')::bigint",
}


def instant_in(column: str, name: str, dialect: Dialect) -> str:
    """The instant that a column of JSON says under a name of ours, microseconds; else NULL."""
    return _FIELD[dialect].format(column, name)
