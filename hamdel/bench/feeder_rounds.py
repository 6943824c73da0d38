"""What `prove.py feeder` runs in a process of its own: the rounds, and the account."""

import mmap
import os
import random
import signal
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq
from django.conf import settings
from django.db import connections, transaction

from hamdel.interactions.public import columns_after
from hamdel.journeys.public import Pace, feed
from hamdel.platform import stored_files
from hamdel.platform.instants import to_micros
from hamdel.platform.models import Cursor
from hamdel.platform.rawdb import of_django
from hamdel.warehouse.public import empty_profiles, live_files, sweep_files, tidy

from .tables import make_tables

WORKERS: Final = 2
PEOPLE: Final = 200
ADDED: Final = 60  # rows at a time
_NOW: Final = datetime(2026, 6, 1, tzinfo=UTC)
_BEGAN: Final = time.monotonic()
_A_SECOND: Final = timedelta(
    hours=4
)  # of the workers' clock: what is retired goes within the round
_READER: Final = "reading.messages"
_FOLDER: Final = "warehouse"
_HASTY: Final = Pace(full=40, waits=timedelta(0), rounds=3)
_STEPS: Final = ("feeding", "merging", "waiting")
_INSERT: Final = (
    "INSERT INTO interactions_interaction (message_key, message_id, type, profile_id, kind_id, "
    "occurred_at, received_at, outcome, sentiment, payload) VALUES (?,?,?,?,?,?,?,?,?,?)"
)
_ERASE: Final = "UPDATE interactions_interaction SET sentiment = NULL WHERE profile_id = ?"


def run_rounds(*, rounds: int, longest: float) -> dict[str, Any]:
    """Run the rounds, then account; the figures of `feeder.Fed`."""
    chance = random.Random(29)
    make_tables()
    for library in ("pandas", "duckdb", "hamdel.warehouse.engine"):
        import_module(library)  # loaded once, so that workers are at work at once
    log = _Log(chance)
    orphans, by_step = 0, Counter[str]()
    for turn in range(rounds):
        by_step.update(_round(log, chance.uniform(0.05, longest), first=turn == 0))
        orphans += _sweep()
    _settle()
    return {
        "rounds": rounds,
        **_account(log.erased),
        "orphans": orphans,
        "left": _sweep(),
        "by_step": by_step,
    }


class _Log:
    """The log, growing: moments of a few hundred people, a few rows that are none, a few erasures."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._told = 0
        self.erased: set[int] = set()
        raw = of_django()
        with transaction.atomic():
            raw.executemany(
                "INSERT INTO customers_profile (id, customer_id, created_at) VALUES (?,?,?)",
                [(n, n, 0) for n in range(1, PEOPLE + 1)],
            )
            raw.execute(
                "INSERT INTO touchpoints_kind (channel, device, action, placed_by_hand, seen, "
                "first_seen_at, last_seen_at) VALUES ('web', 'mobile', 'Page Viewed', ?, 0, 0, 0)",
                (False,),
            )
        self._kind = raw.execute("SELECT id FROM touchpoints_kind").fetchone()[0]

    def grow(self) -> None:
        """Some rows more, read up to their end; once in a while somebody is erased."""
        rows = [self._row() for _ in range(self._chance.randrange(1, ADDED))]
        raw = of_django()
        with transaction.atomic():
            raw.executemany(_INSERT, rows)
            newest = raw.execute("SELECT MAX(id) FROM interactions_interaction").fetchone()[0]
            Cursor.objects.update_or_create(
                pk=_READER, defaults={"position": newest, "moved_at": _NOW}
            )
            if self._chance.random() < 0.1:  # noqa: PLR2004 - one time in ten
                self._erase(self._chance.randrange(1, PEOPLE + 1))

    def _row(self) -> tuple[Any, ...]:
        self._told += 1
        erased = (person := self._chance.randrange(1, PEOPLE + 1)) in self.erased
        kind = None if self._chance.random() < 0.05 else self._kind  # noqa: PLR2004 - identify calls
        at = to_micros(_NOW) + self._told * 1_000_000
        return (
            self._told.to_bytes(16, "big"), f"m-{self._told}", 1, person, kind, at, at, "success",
            None if erased else round(self._chance.uniform(-1, 1), 3), "{}",
        )  # fmt: skip

    def _erase(self, person: int) -> None:
        of_django().execute(_ERASE, (person,))
        empty_profiles([person], now=_NOW)
        self.erased.add(person)


def _round(log: _Log, life: float, *, first: bool) -> list[str]:
    """Let workers work while the log grows, and kill them; returns at what each was."""
    if first:
        log.grow()
    at = mmap.mmap(-1, WORKERS)
    connections.close_all()
    began = time.monotonic()
    pids = [_fork(at, place) for place in range(WORKERS)]
    while time.monotonic() < began + life:
        log.grow()
        time.sleep(0.03)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    ends = [os.waitpid(pid, 0)[1] for pid in pids]
    if any(end != signal.SIGKILL for end in ends):
        raise RuntimeError("A worker ended by itself.")
    return [_STEPS[at[place]] for place in range(WORKERS)]


def _fork(at: mmap.mmap, place: int) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        _work(at, place)
    finally:
        os._exit(1)


def _work(at: mmap.mmap, place: int) -> None:
    while True:
        now = _NOW + (time.monotonic() - _BEGAN) * _A_SECOND
        at[place] = 0
        feed(now=now, pace=_HASTY)
        at[place] = 1
        tidy(now=now, small=2_000, few=4)
        at[place] = 2
        time.sleep(0.002)


def _sweep() -> int:
    """How many files lay there that no row names; they are gone then, whatever their age."""
    tomorrow = datetime.now(UTC) + 2 * stored_files.SWEPT_AFTER
    before = _lying()
    sweep_files(now=tomorrow)
    return len(before - _lying())


def _settle() -> None:
    """What is left to do when nobody kills: the rest of the log, and what is to be emptied."""
    later = _NOW + timedelta(days=10_000)
    feed(now=later, pace=Pace(waits=timedelta(0)))
    for hours in (0, 2):
        tidy(now=later + timedelta(hours=hours))


def _lying() -> set[str]:
    return {one.stem for one in Path(settings.MEDIA_ROOT, _FOLDER).glob("*/*")}


def _account(erased: set[int]) -> dict[str, int]:
    files, _ = live_files()
    found = [row for one in files for row in zip(*pq.read_table(one).to_pydict().values(), strict=True)]  # fmt: skip
    log = columns_after(0, 10_000_000)
    story = {one.id: tuple(one) for one in log if one.kind_id is not None}
    times = Counter(row[0] for row in found)
    return {
        "story": len(story),
        "kept": len(found),
        "missing": len(story.keys() - times.keys()),
        "double": sum(count - 1 for count in times.values()),
        "ghosts": len(times.keys() - story.keys()),
        "wrong": sum(_shape(row) != _shape(story[row[0]]) for row in found if row[0] in story),
        "told": sum(row[6] is not None for row in found if row[1] in erased),
        "files": len(files),
    }


def _shape(row: Any) -> tuple[Any, ...]:
    """A row without the rounding of feelings to four bytes."""
    felt = None if row[6] is None else round(row[6], 3)
    return (*row[:6], felt, *row[7:])
