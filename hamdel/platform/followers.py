"""Followers of the log: each reads what is new after its cursor and keeps its own results.

What a follower writes and how far it came are one transaction: nothing is lost, nothing is done
twice. A row that it can not digest is found by halving the batch, laid to rest visibly, and the
follower goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Count

from hamdel.platform.instants import system_now
from hamdel.platform.models import Cursor, RestingRow
from hamdel.platform.traces import where_it_failed

Rows = Sequence[Any]
Source = Callable[[int, int], tuple[Rows, int]]
# The database's own trouble says nothing about the rows.
_AWAY = (OperationalError, InterfaceError)

TRIES = 5
COUNTED = 1000
MAX_ROUNDS = 20
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Follower:
    """What follows the log, in batches.

    `source(position, limit)` gives rows after the position, and the position of the last of them;
    `act(rows)` writes what follows from them, inside the transaction that moves the cursor.
    `tip()` gives the newest position there is: followers of one log share it, so that telling how
    all of them fare asks once. `positions(position, limit)` gives those of the next rows of the log
    without reading them: it is what finds the one row that the source itself can not read.
    """

    name: str
    source: Source
    act: Callable[[Rows], None]
    batch: int = 500
    tip: Callable[[], int] | None = None
    positions: Callable[[int, int], Sequence[int]] | None = None


@dataclass(frozen=True, kw_only=True)
class Lag:
    """How a follower fares. `behind` counts positions that wait, up to 1,000; `resting` laid aside."""

    name: str
    position: int
    behind: int
    moved_at: datetime | None
    failures: int
    error: str
    resting: int


@dataclass(frozen=True, kw_only=True)
class Resting:
    """A row at rest, with where in the code it failed."""

    id: int
    follower: str
    position: int
    error: str
    at: datetime


_followers: dict[str, Follower] = {}


def register(follower: Follower) -> None:
    """Make a follower known; call it from the package's `handlers.py`."""
    _followers[follower.name] = follower


def run_once() -> int:
    """Let all followers catch up, some batches each at most; returns how many rows were digested.

    A batch each in turn: what one has read of the log lies ready for the next, and none waits long.
    """
    total, going = 0, list(_followers.values())
    for _ in range(MAX_ROUNDS):
        done = [_one_batch(follower, system_now()) for follower in going]
        going = [follower for follower, some in zip(going, done, strict=True) if some]
        total += sum(done)
        if not going:
            break
    return total


def lags() -> list[Lag]:
    """How each follower fares, by name."""
    states = Cursor.objects.in_bulk(_followers)
    laid = RestingRow.objects.filter(follower__in=_followers).values_list("follower")
    resting = dict(laid.annotate(Count("pk")))
    tips = {tip: tip() for tip in {one.tip for one in _followers.values()} if tip}
    return [
        _lag(
            follower,
            states.get(name) or Cursor(pk=name),
            resting.get(name, 0),
            tips[follower.tip] if follower.tip else None,
        )
        for name, follower in sorted(_followers.items())
    ]


def resting_rows(*, limit: int = 100) -> list[Resting]:
    """The rows at rest, newest first."""
    return [
        Resting(
            id=row.pk, follower=row.follower, position=row.position, error=row.error, at=row.at
        )
        for row in RestingRow.objects.order_by("-pk")[:limit]
    ]


def try_again(*, resting_id: int) -> bool:
    """Digest one resting row anew; False if it is gone or fails as before (then it stays)."""
    row = RestingRow.objects.filter(pk=resting_id).first()
    follower = _followers.get(row.follower) if row else None
    if row is None or follower is None:
        return False
    try:
        rows, position = follower.source(row.after, 1)
        with transaction.atomic():
            if not RestingRow.objects.filter(pk=resting_id).delete()[0]:
                return False
            if position == row.position:  # else the row itself is gone: nothing to digest
                follower.act(rows)
    except Exception as error:  # noqa: BLE001 - whatever it is, the row stays at rest
        RestingRow.objects.filter(pk=resting_id).update(error=where_it_failed(error))
        return False
    return True


def _one_batch(follower: Follower, now: datetime) -> int:
    """One batch in one transaction; 0 where nothing is new, another works, or it failed."""
    state = Cursor.objects.filter(pk=follower.name).first() or Cursor(pk=follower.name)
    if state.retry_at is not None and state.retry_at > now:
        return 0
    # Read before the transaction: an idle follower never takes SQLite's write lock.
    limit = state.span or follower.batch
    rows: Rows = ()
    position = state.position
    try:
        rows, position = follower.source(state.position, limit)
        if position <= state.position:
            return 0
        with transaction.atomic():
            if not _hold(follower.name, state.position):
                return 0
            if rows:
                follower.act(rows)
            _move(state, position, follower.batch, now)
    except _AWAY:
        raise
    except Exception as error:
        log.exception("follower failed", follower=follower.name, position=state.position)
        batch: Sequence[int]
        if follower.positions is not None:
            batch = follower.positions(state.position, limit)
        else:
            batch = range(position - len(rows) + 1, position + 1)
        _note_failure(follower, state, batch, error=error, now=now)
        return 0
    return max(len(rows), 1)


def _hold(name: str, position: int) -> bool:
    """Hold the cursor for this transaction; False if another worker holds or has moved it."""
    Cursor.objects.bulk_create([Cursor(pk=name)], ignore_conflicts=True)
    held = Cursor.objects.filter(pk=name)
    if connection.features.has_select_for_update_skip_locked:
        held = held.select_for_update(skip_locked=True)
    row = held.first()
    return row is not None and bool(row.position == position)


def _move(state: Cursor, position: int, batch: int, now: datetime) -> None:
    state.position = position
    state.moved_at = now
    state.retry_at = None
    state.error = ""
    state.failures = 0
    # Looking for a poison row, spans grow again until the failed batch lies behind.
    state.span = min(state.span * 2, batch) if position < state.until else 0
    state.save()


def _note_failure(
    follower: Follower, state: Cursor, batch: Sequence[int], *, error: Exception, now: datetime
) -> None:
    with transaction.atomic():
        if not _hold(follower.name, state.position):
            return
        state.failures += 1
        state.error = where_it_failed(error)
        state.retry_at = now + timedelta(seconds=2 ** min(state.failures, 6) / 2)
        if len(batch) > 1 and (state.span or state.failures >= TRIES):
            _halve(state, len(batch), batch[-1])
        elif len(batch) == 1 and state.failures >= TRIES:
            _rest(follower, state, batch[0], now)
        state.save()


def _halve(state: Cursor, size: int, position: int) -> None:
    state.until = max(state.until, position)
    state.span = size // 2
    state.failures = 0
    state.retry_at = None


def _rest(follower: Follower, state: Cursor, position: int, now: datetime) -> None:
    RestingRow.objects.update_or_create(
        follower=follower.name,
        position=position,
        defaults={"after": state.position, "error": state.error, "at": now},
    )
    log.error("row laid to rest", follower=follower.name, position=position, why=state.error)
    _move(state, position, follower.batch, now)


def _lag(follower: Follower, state: Cursor, resting: int, tip: int | None) -> Lag:
    if tip is None:
        waiting = len(follower.source(state.position, COUNTED)[0])
    else:
        waiting = min(max(tip - state.position, 0), COUNTED)
    return Lag(
        name=follower.name,
        position=state.position,
        behind=waiting,
        moved_at=state.moved_at,
        failures=state.failures,
        error=state.error,
        resting=resting,
    )
