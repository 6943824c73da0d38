"""What the clock does to promises: it warns, and breaks, each once however many workers look."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit
from hamdel.platform.jobs import claim_due, fail, finish

from ..contracts import STANDING
from ..live import tell
from ..models import Alarm, Promise
from .recording import record_promise

CLOCK: Final = "hamdel"
_AT_ONCE: Final = 50
_LEASE: Final = timedelta(minutes=2)


def ring_alarms(*, now: datetime) -> int:
    """Do what is due to promises by now; returns how many alarms rang.

    What a worker does to a promise and that its alarm rang are one transaction: a worker that dies
    in between did nothing.
    """
    rows = claim_due(Alarm, now=now, limit=_AT_ONCE, lease=_LEASE)
    for row in rows:
        try:
            with transaction.atomic():
                keep_log_still()
                _ring(row, now)
                finish(row)
        except Exception as error:  # noqa: BLE001 - one promise's trouble is not another's
            fail(row, error=error, now=now)
    return len(rows)


def break_held(row: Promise, *, now: datetime) -> None:
    """Break a promise that the caller holds, as of the minute it was due."""
    row.state, row.ended_at = "broken", row.due_at
    row.save(update_fields=["state", "ended_at"])
    Alarm.objects.filter(promise=row, state="waiting").update(state="done")
    record_promise(row, "Promise Broken", at=row.due_at, who=CLOCK, now=now, outcome="failure")
    audit.record(
        who=CLOCK,
        act="promise broken",
        subject=f"promise:{row.pk}",
        before={"state": "open"},
        after={"state": "broken"},
        now=now,
    )
    tell(row.pk, "broken")


def _ring(alarm: Alarm, now: datetime) -> None:
    rows = Promise.objects.select_for_update(of=("self",)).select_related("owner", "team")
    row = rows.filter(pk=alarm.promise_id, state__in=STANDING).first()
    if row is None:
        return
    if alarm.what == "break":
        break_held(row, now=now)
    elif row.state == "open":
        row.state = "at_risk"
        row.save(update_fields=["state"])
        tell(row.pk, "at_risk")
