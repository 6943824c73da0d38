"""What others know of the warehouse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

FOLDER: Final = "warehouse"


class Row(NamedTuple):
    """A moment by its columns; instants in microseconds since 1970 UTC, feelings as in the log."""

    id: int
    profile_id: int
    kind_id: int
    occurred_us: int
    received_us: int
    outcome: str | None
    sentiment: float | None
    emotion: str | None
    effort: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A small table beside the log: its columns by name, all of one length."""

    columns: Mapping[str, Sequence[Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What lies in the warehouse: `last_id` is that of the newest moment; sizes in bytes."""

    files: int
    rows: int
    bytes: int
    last_id: int
    made_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """What was prepared of the log up to an id: the files of its relations that are of use."""

    upto_id: int
    made_at: datetime
    tables: Mapping[str, Sequence[Path]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """What a question reaches: the moments in [since, until), with what is ready of them."""

    since: datetime | None = None
    until: datetime | None = None
    ready: Ready | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Lying:
    """What lies there for a question: files, what is in none yet, of whom to tell little, what is ready."""

    files: Sequence[Path]
    tail: Sequence[Row] = ()
    emptied: Sequence[int] = ()
    ready: Ready | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Making:
    """What is to be prepared: a question with a row for each moment, in `$parts` pieces, `$part` by `$part`.

    Its rows have `occurred_us`, and are kept sorted by `order`. `tables` of `beside` are kept with it. What
    another `version` of the question prepared serves no more.
    """

    name: str
    version: str
    question: str
    values: Mapping[str, Any]
    beside: Mapping[str, Beside]
    tables: Sequence[str]
    order: Sequence[str]


class TooMuch(Exception):
    """A question takes more memory than it is given."""
