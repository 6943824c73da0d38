"""The worker: followers and jobs, until told to stop. Embedded in `serve`, alone in `work`."""

import threading
import time
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connections

from hamdel.platform import followers, jobs
from hamdel.platform.instants import system_now

IDLE = 0.5  # seconds between looks when nothing is new
JOBS_EVERY = 5.0
PATIENCE = 5.0  # seconds of rest after a failure
log = structlog.get_logger(__name__)
_ends: list[Callable[[], None]] = []
_beside: list[Callable[[threading.Event], None]] = []


def run(stop: threading.Event) -> None:
    """Follow the log and run what is due until `stop` is set; no failure ends it."""
    others = [threading.Thread(target=one, args=(stop,), daemon=True) for one in _beside]
    for other in others:
        other.start()
    jobs_at = 0.0
    while not stop.is_set():
        try:
            close_old_connections()
            if time.monotonic() >= jobs_at:
                jobs.run_due(now=system_now())
                jobs_at = time.monotonic() + JOBS_EVERY
            if not followers.run_once():
                stop.wait(IDLE)
        except Exception:  # the database is away, or a source of a follower fails
            log.exception("worker stumbled")
            stop.wait(PATIENCE)
    for other in others:
        other.join(PATIENCE)
    for end in _ends:
        end()
    connections.close_all()


def beside(work: Callable[[threading.Event], None]) -> None:
    """Call `work(stop)` in a thread of its own while a worker runs: it may not wait for jobs to end.

    It ends when `stop` is set, and lets no failure end it before.
    """
    _beside.append(work)


def at_end(end: Callable[[], None]) -> None:
    """Call `end()` when a worker of this process was told to stop: it lets go of what it holds."""
    _ends.append(end)


def start() -> threading.Event:
    """Run it in a thread of this process; set the returned event to end it."""
    stop = threading.Event()
    threading.Thread(target=run, args=(stop,), name="worker", daemon=True).start()
    return stop
