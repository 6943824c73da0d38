"""The lower floor: the same rows through bare SQLite, or COPY into PostgreSQL, and nothing else."""

import json
import os
import random
import sqlite3
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from hamdel.platform.rawdb import RawDatabase

from .events import People

# The log's own shape: the same columns, the same three indexes.
_TABLE = (
    "CREATE TABLE bare (id {key}, message_key {bytes} NOT NULL UNIQUE, message_id text NOT NULL, "
    "type smallint NOT NULL, profile_id bigint NOT NULL, kind_id bigint, "
    "occurred_at bigint NOT NULL, received_at bigint NOT NULL, outcome text, sentiment float8, "
    "emotion text, effort float8, source_key_id int, payload text NOT NULL)"
)
_INDEXES = (
    "CREATE INDEX bare_story ON bare (profile_id, occurred_at)",
    "CREATE INDEX bare_time ON bare (occurred_at)",
)
_COLUMNS = (
    "message_key, message_id, type, profile_id, kind_id, occurred_at, received_at, outcome, "
    "sentiment, emotion, effort, source_key_id, payload"
)
_TYPES = (
    "bytea", "text", "int2", "int8", "int8", "int8", "int8",
    "text", "float8", "text", "float8", "int4", "text",
)  # fmt: skip
GROUP = 4_000


@dataclass(frozen=True, slots=True)
class Floor:
    """Processor and wall seconds for a number of rows."""

    rows: int
    cpu: float
    wall: float


def bare_sqlite(folder: Path, rows: int) -> Floor:
    """Insert rows in groups, each group durable (`synchronous=FULL`), as fast as we know how."""
    base = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-262144"):
        base.execute(f"PRAGMA {pragma}")
    base.execute(_TABLE.format(key="integer PRIMARY KEY", bytes="blob"))
    for index in _INDEXES:
        base.execute(index)
    given, raw = list(_rows(rows)), RawDatabase(driver=base, dialect="sqlite")
    cpu, wall = time.process_time(), time.monotonic()
    for start in range(0, rows, GROUP):
        raw.begin()
        raw.insert(
            f"bare ({_COLUMNS})",
            given[start : start + GROUP],
            conflict="ON CONFLICT (message_key) DO NOTHING",
        )
        raw.commit()
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
                copy.set_types(_TYPES)
                for row in given[start : start + GROUP]:
                    copy.write_row(row)
        floor = Floor(rows, time.process_time() - cpu, time.monotonic() - wall)
        base.execute("DROP TABLE bare")
    return floor


def _rows(count: int) -> "list[tuple[Any, ...]]":
    chance = random.Random(7)
    event = People(seed=7, people=2_000)
    return [
        (
            os.urandom(16), str(uuid.UUID(int=chance.getrandbits(128))), 1,
            chance.randrange(4_000), chance.randrange(40),
            1_790_000_000_000_000 + chance.randrange(90 * 86_400_000_000), n,
            None, None, None, None, 1, json.dumps(event.event(), ensure_ascii=False),
        )
        for n in range(count)
    ]  # fmt: skip
