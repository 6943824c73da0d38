"""Work that is due: rows claimed with a lease, and periodic jobs, which are such rows too.

Any number of workers may run: a row is claimed in a short transaction, worked on outside of it,
and its end is written in another. After five tries a row rests, visibly.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from django.db import connection, transaction
from django.db.models import Q

from hamdel.platform.models import DueRow, JobLease
from hamdel.platform.traces import where_it_failed

R = TypeVar("R", bound=DueRow)
Work = Callable[[datetime], object]

TRIES = 5
LEASE = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=1)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Job:
    """A periodic job. `lease` must be longer than it ever runs."""

    name: str
    every: timedelta
    lease: timedelta
    work: Work


@dataclass(frozen=True, kw_only=True)
class JobFacts:
    """How a periodic job fares."""

    name: str
    every: timedelta
    due_at: datetime
    done_at: datetime | None
    failures: int
    error: str


_jobs: dict[str, Job] = {}


def job(*, name: str, every: timedelta, lease: timedelta = LEASE) -> Callable[[Work], Work]:
    """Run `work(now)` again and again, `every` apart, on one worker at a time."""

    def declare(work: Work) -> Work:
        _jobs[name] = Job(name=name, every=every, lease=lease, work=work)
        return work

    return declare


def run_due(*, now: datetime) -> int:
    """Run the periodic jobs whose turn it is; returns how many."""
    return sum(_run(one, now) for one in tuple(_jobs.values()))


def order(name: str, *, now: datetime) -> None:
    """Let the next turn of a periodic job come at once; a turn under way is not repeated."""
    if not JobLease.objects.filter(name=name).exists():
        JobLease.objects.bulk_create([JobLease(name=name, due_at=now)], ignore_conflicts=True)
    JobLease.objects.filter(name=name, due_at__gt=now).update(due_at=now)


def facts() -> list[JobFacts]:
    """How each job that ever had a turn fares, by name."""
    rows = JobLease.objects.filter(name__in=_jobs).order_by("name")
    return [
        JobFacts(
            name=row.name,
            every=_jobs[row.name].every,
            due_at=row.due_at,
            done_at=row.done_at,
            failures=row.attempts if row.error else 0,
            error=row.error,
        )
        for row in rows
    ]


def claim_due(
    model: type[R], *, now: datetime, limit: int, lease: timedelta, only: Q | None = None
) -> list[R]:
    """Claim rows of a `DueRow` model that are due, or whose worker died, at most `limit`.

    They are ours until `now + lease`: end each with `finish` or `fail`. A row whose worker died
    five times is laid to rest. SKIP LOCKED on PostgreSQL, the one write lock on SQLite.
    """
    due = model._default_manager.filter(
        Q(state="waiting", due_at__lte=now) | Q(state="running", lease_until__lt=now), only or Q()
    ).order_by("due_at", "pk")
    if not due.exists():  # an idle look never takes SQLite's write lock
        return []
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    with transaction.atomic():
        rows = list(due[:limit])
        for row in rows:
            row.state = "resting" if row.attempts >= TRIES else "running"
            row.attempts += row.state == "running"
            row.lease_until = now + lease
        model._default_manager.bulk_update(rows, ["state", "attempts", "lease_until"])
    return [row for row in rows if row.state == "running"]


def finish(row: DueRow, *, state: str = "done") -> bool:
    """End a claimed row well; False if the lease was lost meanwhile (another has it)."""
    row.error = ""
    return _end(row, state=state, due_at=row.due_at)


def fail(row: DueRow, *, error: BaseException, now: datetime) -> bool:
    """End a try that failed: it waits twice as long each time, and rests after the fifth."""
    row.error = where_it_failed(error)
    wait = min(timedelta(seconds=15) * 2**row.attempts, LONGEST_WAIT)
    return _end(row, state="resting" if row.attempts >= TRIES else "waiting", due_at=now + wait)


def _end(row: DueRow, *, state: str, due_at: datetime) -> bool:
    mine = type(row)._default_manager.filter(
        pk=row.pk, state="running", lease_until=row.lease_until
    )
    row.state, row.due_at = state, due_at
    return bool(mine.update(state=state, due_at=due_at, lease_until=None, error=row.error))


def _run(one: Job, now: datetime) -> int:
    if not JobLease.objects.filter(name=one.name).exists():
        JobLease.objects.bulk_create([JobLease(name=one.name, due_at=now)], ignore_conflicts=True)
    claimed = claim_due(JobLease, now=now, limit=1, lease=one.lease, only=Q(name=one.name))
    for row in claimed:
        try:
            one.work(now)
        except Exception as error:
            log.exception("job failed", job=one.name)
            fail(row, error=error, now=now)
        else:
            _next_turn(row, one, now)
    _wake(one, now)
    return len(claimed)


def _next_turn(row: JobLease, one: Job, now: datetime) -> None:
    mine = JobLease.objects.filter(pk=row.pk, state="running", lease_until=row.lease_until)
    mine.update(
        state="waiting",
        due_at=now + one.every,
        lease_until=None,
        attempts=0,
        error="",
        done_at=now,
    )


def _wake(one: Job, now: datetime) -> None:
    # A periodic job never rests for good: after five failures it waits for its ordinary turn.
    resting = JobLease.objects.filter(name=one.name, state="resting")
    if resting.exists():
        resting.update(
            state="waiting", due_at=now + one.every, attempts=TRIES - 1, lease_until=None
        )
