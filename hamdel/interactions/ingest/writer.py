"""Group commit: one thread writes what many requests brought, in one transaction."""

import asyncio
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import sleep as pause

import msgspec
import psycopg
import structlog

from hamdel.platform.rawdb import RawDatabase, open_own

from ..contracts import Draft
from ..recorder import Recorder
from ..refusals import Refusal, keep_refusals

log = structlog.get_logger(__name__)

MOST_ROWS = 4_000  # some 40 ms of writing: what the next request waits at most
MOST_PAUSE = 0.008  # seconds for which a group waits for company, if the last took so long
MOST_WAITING = 100_000  # events in the queue; past it clients are asked to wait
# The database itself is away, full or busy: nothing is wrong with the events.
_AWAY = (sqlite3.OperationalError, psycopg.OperationalError)


class Overloaded(Exception):
    """More is waiting than can be written soon."""


class Waiting(msgspec.Struct, gc=False):
    """What one request brought, and who waits for it."""

    drafts: Sequence[Draft]
    refusals: Sequence[Refusal]
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[None]"


@dataclass(slots=True)
class Counters:
    """What the writer did since it began."""

    submitted: int = 0  # written by the event loop alone
    finished: int = 0  # this and the rest by the writer alone
    events: int = 0
    groups: int = 0
    failures: int = 0


class Writer:
    """The writer thread. `submit` from the event loop; the future ends when it is durable."""

    def __init__(self, *, on_written: Callable[[Sequence[Draft]], None]) -> None:
        self.counters = Counters()
        self._on_written = on_written
        self._queue: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._last = 0
        self._took = 0.0  # seconds that the last group was written
        self._company = False  # whether several requests were in it
        self._recorder: Recorder | None = None
        self._thread = threading.Thread(target=self._run, name="ingest-writer", daemon=True)
        self._thread.start()

    def submit(
        self, drafts: Sequence[Draft], refusals: Sequence[Refusal] = ()
    ) -> "asyncio.Future[None]":
        """Queue drafts and refusals; raises Overloaded at once where too much is waiting."""
        if self._left() > MOST_WAITING:
            raise Overloaded
        # To ask for the running loop is a system call: once for each loop is enough.
        if self._loop is None or self._loop.is_closed():
            self._loop = asyncio.get_running_loop()
        loop = self._loop
        done = loop.create_future()
        self.counters.submitted += len(drafts)
        self._queue.put(Waiting(drafts, refusals, loop, done))
        return done

    def _left(self) -> int:
        """How many events are waiting or being written."""
        return self.counters.submitted - self.counters.finished

    def stop(self) -> None:
        """Write what is queued, then end."""
        self._queue.put(None)
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while group := self._gather():
            try:
                self._write(group)
            except Exception as error:  # noqa: BLE001 - whatever it is, the clients are told
                self._reset(error)
                self._write_apart(group, error)
            else:
                _answer(group, None)
            self.counters.finished += sum(len(waiting.drafts) for waiting in group)
        if self._recorder is not None:
            self._recorder.raw.close()

    def _gather(self) -> list[Waiting]:
        """Take what waits; where several senders are about, give them a moment to come together.

        Each commit writes every page it touched and waits for the disk: a row in a group of 4 costs
        five times one in a group of 64. Who sends alone, one after the other, never waits.
        """
        first = self._queue.get()
        if first is None:
            return []
        if self._company and self._left() < MOST_ROWS:
            pause(min(self._took, MOST_PAUSE))
        group, rows = [first], len(first.drafts)
        while rows < MOST_ROWS:
            try:
                more = self._queue.get_nowait()
            except queue.Empty:
                break
            if more is None:
                self._queue.put(None)
                break
            group.append(more)
            rows += len(more.drafts)
        self._company = len(group) > 1
        return group

    def _write(self, group: Sequence[Waiting]) -> None:
        began = time.monotonic()
        recorder = self._recorder = self._recorder or Recorder(_own())
        # Later than every group before: a row is new exactly if it carries its group's instant.
        self._last = max(time.time_ns() // 1000, self._last + 1)
        drafts = [draft for waiting in group for draft in waiting.drafts]
        recorder.raw.begin()
        recorder.write(drafts, received=self._last)
        for waiting in group:
            keep_refusals(recorder.raw, waiting.refusals, received=self._last)
        recorder.raw.commit()
        self._took = time.monotonic() - began
        self.counters.events += len(drafts)
        self.counters.groups += 1
        self._on_written(drafts)

    def _write_apart(self, group: list[Waiting], error: Exception) -> None:
        """One event must not hold up its neighbors: each request for itself, then each event."""
        for waiting in group:
            if isinstance(error, _AWAY):
                _answer([waiting], error)
                continue
            try:
                self._write([waiting])
                _answer([waiting], None)
            except Exception as own:  # noqa: BLE001
                self._reset(own)
                _answer([waiting], self._write_singly(waiting))

    def _write_singly(self, waiting: Waiting) -> Exception | None:
        for draft in waiting.drafts:
            single = Waiting([draft], (), waiting.loop, waiting.done)
            try:
                self._write([single])
            except Exception as error:  # noqa: BLE001
                self._reset(error)
                if isinstance(error, _AWAY):
                    return error
                kept = Refusal(draft.key_id, "It could not be stored.", draft.payload)
                try:
                    self._write([Waiting([], [kept], waiting.loop, waiting.done)])
                except Exception as away:  # noqa: BLE001
                    self._reset(away)
                    return away
        return None

    def _reset(self, error: Exception) -> None:
        self.counters.failures += 1
        # The kind of error only: its text may quote what a customer wrote.
        log.error("ingest_write_failed", error=type(error).__name__)
        if self._recorder is not None:
            self._recorder.raw.rollback()
            self._recorder.raw.close()
            self._recorder = None


def _own() -> RawDatabase:
    raw = open_own()
    if raw.dialect == "sqlite":
        # The recorder writes no row before the rows it points at; the check costs 2 µs an event.
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA wal_autocheckpoint=16000")
        raw.execute("PRAGMA cache_size=-262144")
    return raw


def _answer(group: list[Waiting], error: Exception | None) -> None:
    for loop in {waiting.loop for waiting in group}:
        mine = [waiting.done for waiting in group if waiting.loop is loop]
        loop.call_soon_threadsafe(_end, mine, error)


def _end(futures: "list[asyncio.Future[None]]", error: Exception | None) -> None:
    for future in futures:
        if future.done():
            continue
        if error is None:
            future.set_result(None)
        else:
            future.set_exception(error)
