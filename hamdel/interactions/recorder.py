"""Writing into the log: the one place that does.

One transaction a group of drafts: who (customers), what kind of moment (touchpoints), the row.
The caller owns the transaction: /v1 commits groups on a connection of its own, everything else
runs inside Django's `transaction.atomic`. One transaction at a time is let into the log (SQLite's
write lock; an advisory lock on PostgreSQL), so rows appear in the order of their ids and a
follower that remembers an id steps over nothing; nor do two writers make one person twice.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final

import psycopg

from hamdel.customers.public import Recognizer
from hamdel.platform.rawdb import RawDatabase
from hamdel.touchpoints.public import Matcher

from .contracts import IDENTIFY, Draft, Recorded

Row = tuple[Any, ...]
_COLUMNS: Final = (
    "message_key, message_id, type, profile_id, kind_id, occurred_at, received_at, "
    "outcome, sentiment, emotion, effort, source_key_id, payload"
)
_INTO: Final = f"interactions_interaction ({_COLUMNS})"
_ONCE: Final = "ON CONFLICT (message_key) DO NOTHING"
_STAGE: Final = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS interactions_stage (message_key bytea, message_id text, "
    "type smallint, profile_id bigint, kind_id bigint, occurred_at bigint, received_at bigint, "
    "outcome text, sentiment float8, emotion text, effort float8, source_key_id int, payload text) "
    "ON COMMIT DELETE ROWS"
)
_UNSTAGE: Final = f"INSERT INTO {_INTO} SELECT {_COLUMNS} FROM interactions_stage {_ONCE}"  # noqa: S608
_TYPES: Final = (
    "bytea", "text", "int2", "int8", "int8", "int8", "int8",
    "text", "float8", "text", "float8", "int4", "text",
)  # fmt: skip
ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(4846251)"
_COPY_FROM: Final = 10  # rows from which COPY beats single inserts


class Recorder:
    """Writes drafts through one connection; keeps the caches that make it quick."""

    def __init__(self, raw: RawDatabase) -> None:
        self.raw = raw
        self._recognizer = Recognizer(raw)
        self._matcher = Matcher(raw)
        self._staged = False

    def write(self, drafts: Sequence[Draft], *, received: int) -> list[tuple[int, int | None]]:
        """Store drafts not stored before, in the caller's transaction.

        `received` is microseconds since 1970 UTC. Returns (profile id, kind id or None) a draft.
        """
        if self.raw.dialect == "postgresql":
            self.raw.execute(ONE_AT_A_TIME)
        profiles = self._recognizer.recognize([draft.claim for draft in drafts])
        kinds = self._kinds(drafts, received)
        self._insert(
            [
                (
                    key_of(d.message_id), d.message_id[:200], d.type, profile, kind, d.occurred_at,
                    received, d.outcome, d.sentiment, d.emotion, d.effort, d.key_id, d.payload,
                )
                for d, profile, kind in zip(drafts, profiles, kinds, strict=True)
            ]
        )  # fmt: skip
        return list(zip(profiles, kinds, strict=True))

    def forget(self) -> None:
        """Drop what the caches learned in a transaction that was rolled back."""
        self._recognizer.forget()
        self._matcher.forget()
        self._staged = False

    def _kinds(self, drafts: Sequence[Draft], received: int) -> list[int | None]:
        """The kind of each draft; None for what is not a moment of the story."""
        moments = [(d.channel, d.device, d.action) for d in drafts if d.type < IDENTIFY]
        found = self._matcher.kinds(moments, received)
        if len(found) == len(drafts):
            return list(found)
        left = iter(found)
        return [next(left) if draft.type < IDENTIFY else None for draft in drafts]

    def _insert(self, rows: list[Row]) -> None:
        if self.raw.dialect == "postgresql" and len(rows) >= _COPY_FROM:
            self._copy(rows)
        else:
            self.raw.insert(_INTO, rows, conflict=_ONCE)

    def _copy(self, rows: list[Row]) -> None:
        if not self._staged:
            self.raw.execute(_STAGE)
            self._staged = True
        cursor: psycopg.Cursor[Any] = self.raw.driver.cursor()
        with cursor.copy(
            f"COPY interactions_stage ({_COLUMNS}) FROM STDIN (FORMAT BINARY)"
        ) as copy:
            copy.set_types(_TYPES)
            for row in rows:
                copy.write_row(row)
        cursor.execute(_UNSTAGE)
        cursor.execute("TRUNCATE interactions_stage")


def key_of(message_id: str) -> bytes:
    """The 16 bytes under which a message id is unique for ever."""
    return blake2b(message_id.encode(errors="surrogatepass"), digest_size=16).digest()


def find_recorded(
    raw: RawDatabase, drafts: Sequence[Draft], *, received: int
) -> list[Recorded | None]:
    """Where drafts just written lie; None for one whose row an erasure removed meanwhile."""
    keys = [key_of(draft.message_id) for draft in drafts]
    found: dict[bytes, tuple[int, int, int | None, int]] = {}
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        marks = ",".join("?" * len(some))
        rows = raw.execute(
            "SELECT message_key, id, profile_id, kind_id, received_at "  # noqa: S608 - marks only
            f"FROM interactions_interaction WHERE message_key IN ({marks})",
            some,
        ).fetchall()
        found.update({bytes(row[0]): row[1:] for row in rows})
    seen: set[bytes] = set()
    result: list[Recorded | None] = []
    for key in keys:
        row = found.get(key)
        duplicate = key in seen or (row is not None and row[3] != received)
        seen.add(key)
        result.append(None if row is None else Recorded(row[0], row[1], row[2], duplicate))
    return result
