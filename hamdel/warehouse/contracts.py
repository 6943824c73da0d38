"""What others know of the warehouse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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


class TooMuch(Exception):
    """A question takes more memory than it is given."""
