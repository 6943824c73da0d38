"""Filling the log's own schema in bulk, to measure it at a size that takes months to reach."""

import json
import random
import time
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from hamdel.platform.rawdb import RawDatabase, open_own

from .events import ACTIONS, People

PER_PERSON: Final = 100
GROUP: Final = 20_000
_COLUMNS: Final = (
    "message_key, message_id, type, profile_id, kind_id, occurred_at, received_at, payload"
)
_TYPES: Final = ("bytea", "text", "int2", "int8", "int8", "int8", "int8", "text")
_NINETY_DAYS: Final = 90 * 86_400_000_000


def fill(rows: int, *, now: int) -> float:
    """Put `rows` moments of rows / 100 people into an empty log; returns the seconds it took.

    `now` is microseconds since 1970 UTC. Message keys are spread evenly over their range, so that
    the next random key meets the same index as if all before had been random. Indexes are built
    after the rows.
    """
    began = time.monotonic()
    raw = open_own()
    indexes = _take_indexes(raw)
    first = _people(raw, rows // PER_PERSON, now)
    kinds = _kinds(raw, now)
    _rows(raw, rows, first=first, kinds=kinds, now=now)
    for statement in indexes:
        raw.execute(statement)
    if raw.dialect == "postgresql":
        raw.commit()
        raw.driver.autocommit = True
        raw.execute("VACUUM ANALYZE interactions_interaction")
    else:
        raw.execute("PRAGMA journal_mode=WAL")
    raw.close()
    return time.monotonic() - began


def _take_indexes(raw: RawDatabase) -> list[str]:
    if raw.dialect == "sqlite":
        sql = "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index'"
        found = raw.execute(sql, ("interactions_interaction",)).fetchall()
        raw.execute("PRAGMA synchronous=OFF")
        # No journal: the rows are written once, not into the log first and then into the file.
        raw.execute("PRAGMA journal_mode=OFF")
    else:
        sql = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ?"
        found = raw.execute(sql, ("interactions_interaction",)).fetchall()
    taken = [(name, text) for name, text in found if text and name.startswith("interactions_")]
    taken = [(name, text) for name, text in taken if "UNIQUE" not in text]
    for name, _ in taken:
        raw.execute(f'DROP INDEX "{name}"')
    return [text for _, text in taken]


def _people(raw: RawDatabase, count: int, now: int) -> int:
    raw.begin()
    top = raw.execute("SELECT coalesce(max(id), 0) FROM customers_profile").fetchone()[0]
    first = int(top) + 1
    for start in range(first, first + count, GROUP):
        raw.executemany(
            "INSERT INTO customers_profile (id, customer_id, created_at) VALUES (?,?,?)",
            [(n, n, now) for n in range(start, min(start + GROUP, first + count))],
        )
    if raw.dialect == "postgresql":
        sequence = "pg_get_serial_sequence('customers_profile', 'id')"
        raw.execute(f"SELECT setval({sequence}, ?)", (first + count,))
    raw.commit()
    return first


def _kinds(raw: RawDatabase, now: int) -> list[int]:
    raw.begin()
    raw.executemany(
        "INSERT INTO touchpoints_kind (channel, device, action, placed_by_hand, seen, "
        "first_seen_at, last_seen_at) VALUES ('web', 'mobile', ?, ?, 0, ?, ?) "
        "ON CONFLICT (action, channel, device) DO NOTHING",
        [(action, False, now, now) for action in ACTIONS],
    )
    found = raw.execute("SELECT id FROM touchpoints_kind").fetchall()
    raw.commit()
    return [row[0] for row in found]


def _rows(raw: RawDatabase, rows: int, *, first: int, kinds: list[int], now: int) -> None:
    made = _made(rows, first=first, kinds=kinds, now=now)
    if raw.dialect == "sqlite":
        raw.begin()
        while part := list(islice(made, GROUP)):
            raw.insert(f"interactions_interaction ({_COLUMNS})", part)
        raw.commit()
        return
    with raw.driver.cursor().copy(
        f"COPY interactions_interaction ({_COLUMNS}) FROM STDIN (FORMAT BINARY)"
    ) as copy:
        copy.set_types(_TYPES)
        for row in made:
            copy.write_row(row)
    raw.commit()


def _made(rows: int, *, first: int, kinds: list[int], now: int) -> Iterator[tuple[Any, ...]]:
    chance = random.Random(11).random
    people = People(seed=5, people=1_000)
    payloads = [json.dumps(people.event(identify=0.0), ensure_ascii=False) for _ in range(500)]
    step, persons = 2**128 // (rows + 1), max(1, rows // PER_PERSON)
    for n in range(rows):
        yield (
            (n * step).to_bytes(16, "big"), f"fill-{n}", 1, first + int(persons * chance() ** 2),
            kinds[n % len(kinds)], now - int(_NINETY_DAYS * chance()), now, payloads[n % 500],
        )  # fmt: skip


def newest_fifty(story: Any, *, people: int, asked: int = 300) -> tuple[float, float, float]:
    """Ask for the newest 50 moments of filled people at random.

    Returns milliseconds: the median and the 95th percentile of the time it took, and the
    processor's time each.
    """
    chance = random.Random(13)
    waits: list[float] = []
    for _ in range(20):  # what is built and prepared once for a process
        story(1 + int(people * chance.random() ** 2))
    cpu = time.process_time()
    for _ in range(asked):
        person = 1 + int(people * chance.random() ** 2)
        began = time.perf_counter()
        story(person)
        waits.append(1000 * (time.perf_counter() - began))
    cpu = time.process_time() - cpu
    waits.sort()
    return waits[len(waits) // 2], waits[int(0.95 * len(waits))], 1000 * cpu / asked
