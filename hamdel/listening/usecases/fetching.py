"""Sources whose turn it is are asked, in a thread beside the worker: a slow one keeps nobody waiting."""

from datetime import datetime, timedelta
from threading import Event
from typing import Any, Final, cast

import msgspec
import structlog
from django.db import close_old_connections, connections

from hamdel.platform.instants import system_now
from hamdel.platform.jobs import claim_due
from hamdel.platform.traces import where_it_failed

from ..contracts import MentionKind
from ..models import Source
from ..rules.backing_off import next_wait
from .asking_feeds import Came, NotHeard, Place, ask_feed
from .asking_mastodon import ask_mastodon
from .posting import send_due
from .taking import take_mentions

LEASE: Final = timedelta(minutes=10)
PAUSE: Final = 5.0
WHO: Final = "listening"
log = structlog.get_logger(__name__)


def keep_asking(stop: Event) -> None:
    """Ask sources and send posts that are due until `stop` is set; no failure ends it."""
    while not stop.wait(PAUSE):
        try:
            close_old_connections()
            while not stop.is_set() and send_due(now=system_now()):
                pass
            while not stop.is_set() and fetch_due(now=system_now()):
                pass
        except Exception:  # the database is away
            log.exception("listening stumbled")
    connections.close_all()


def fetch_due(*, now: datetime, most: int = 1) -> int:
    """Ask the sources whose turn has come, at most `most`; returns how many."""
    rows = claim_due(Source, now=now, limit=most, lease=LEASE)
    for row in rows:
        _fetch(row, now)
    return len(rows)


def _fetch(row: Source, now: datetime) -> None:
    try:
        came = _came(row)
        taken = take_mentions(
            came.heard, source_id=row.pk, who=f"{WHO}: {row.name}"[:150], now=now
        )
    except NotHeard as problem:
        _failed(row, str(problem), now, wait=problem.wait, gone=problem.gone)
    except Exception as error:
        log.exception("source failed", source=row.pk)
        _failed(row, where_it_failed(error), now)
    else:
        facts: dict[str, Any] = {"heard_at": now} if taken.ids else {}
        place = msgspec.json.encode(came.place).decode()
        _end(row, now, failures=0, error="", place=place, **facts)


def _came(row: Source) -> Came:
    place = _place(row.place)
    if row.kind == "mastodon":
        return ask_mastodon(row, place)
    says = cast("MentionKind", row.says)
    return ask_feed(row.url, place, network=row.network, says=says)


def _place(kept: str) -> Place:
    try:
        return msgspec.json.decode(kept, type=Place) if kept else Place()
    except msgspec.MsgspecError:
        return Place()


def _failed(
    row: Source, problem: str, now: datetime, *, wait: int = 0, gone: bool = False
) -> None:
    facts: dict[str, Any] = {"on": False} if gone else {}
    _end(row, now, failures=row.failures + 1, error=problem[:500], wait=wait, **facts)


def _end(row: Source, now: datetime, *, failures: int, wait: int = 0, **facts: Any) -> None:
    """End a turn; where the lease was lost meanwhile nothing is written."""
    every = timedelta(minutes=row.every_minutes)
    Source.objects.filter(pk=row.pk, state="running", lease_until=row.lease_until).update(
        state="done" if facts.get("on") is False else "waiting",
        attempts=0,
        lease_until=None,
        due_at=now + next_wait(every, failures=failures, told=wait),
        failures=failures,
        asked_at=now,
        **facts,
    )
