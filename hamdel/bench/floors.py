"""The lower floor: the same rows through bare SQLite, or COPY into PostgreSQL, and nothing else."""

import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

_TABLE = (
    "CREATE TABLE bare (id {key}, message_key {bytes} NOT NULL UNIQUE, profile_id bigint NOT NULL, "
    "kind_id bigint, occurred_at bigint NOT NULL, received_at bigint NOT NULL, payload text NOT NULL)"
)
_INDEXES = (
    "CREATE INDEX bare_story ON bare (profile_id, occurred_at)",
    "CREATE INDEX bare_time ON bare (occurred_at)",
)
_COLUMNS = "message_key, profile_id, kind_id, occurred_at, received_at, payload"
GROUP = 4_000


@dataclass(frozen=True, slots=True)
class Floor:
    """Processor and wall seconds for a number of rows."""

    rows: int
    cpu: float
    wall: float


def bare_sqlite(folder: Path, rows: int) -> Floor:
    """Insert rows in groups, each group durable (`synchronous=FULL`)."""
    base = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-262144"):
        base.execute(f"PRAGMA {pragma}")
    base.execute(_TABLE.format(key="integer PRIMARY KEY", bytes="blob"))
    for index in _INDEXES:
        base.execute(index)
    given = list(_rows(rows))
    cpu, wall = time.process_time(), time.monotonic()
    for start in range(0, rows, GROUP):
        base.execute("BEGIN IMMEDIATE")
        base.executemany(
            f"INSERT INTO bare ({_COLUMNS}) VALUES (?,?,?,?,?,?) "  # noqa: S608 - constant
            "ON CONFLICT (message_key) DO NOTHING",
            given[start : start + GROUP],
        )
        base.execute("COMMIT")
    floor = Floor(rows, time.process_time() - cpu, time.monotonic() - wall)
    base.close()
    return floor


def bare_copy(url: str, rows: int) -> Floor:
    """COPY rows in groups, each group durable; counts this process only, not the server."""
    with psycopg.connect(url, autocommit=True) as base:
        base.execute("DROP TABLE IF EXISTS bare")
        key = "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        base.execute(_TABLE.format(key=key, bytes="bytea").encode())
        for index in _INDEXES:
            base.execute(index.encode())
        given = list(_rows(rows))
        cpu, wall = time.process_time(), time.monotonic()
        for start in range(0, rows, GROUP):
            copying = base.cursor().copy(
                f"COPY bare ({_COLUMNS}) FROM STDIN (FORMAT BINARY)".encode()
            )
            with copying as copy:
                copy.set_types(["bytea", "int8", "int8", "int8", "int8", "text"])
                for row in given[start : start + GROUP]:
                    copy.write_row(row)
        floor = Floor(rows, time.process_time() - cpu, time.monotonic() - wall)
        base.execute("DROP TABLE bare")
    return floor


def _rows(count: int) -> "list[tuple[Any, ...]]":
    payload = '{"type":"track","event":"Product Viewed","properties":{"product_id":"p-1"}}' * 5
    return [
        (os.urandom(16), n % 20_000, n % 40, 1_790_000_000_000_000 + n, n, payload)
        for n in range(count)
    ]
