"""What the clock does to promises: it warns, and breaks, each once however many workers look."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit, options
from hamdel.platform.jobs import claim_due, fail, finish

from ..contracts import STANDING, ToRecover
from ..live import tell
from ..models import Alarm, Promise, Recovery
from ..settings import TELL_BEFORE, TELL_BROKEN
from .recording import record_promise
from .recovering import start_recovery
from .telling import tell_before, tell_broken
from .warning import warn_of_breach, warn_of_risk

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
    _mend(row, now)


def _mend(row: Promise, now: datetime) -> None:
    """A breach starts a recovery: it has an owner at once, and the customer is told."""
    wanted = ToRecover(
        profile_id=row.profile_id,
        cause="promise_broken",
        title=row.what,
        caused_at=row.due_at,
        key=f"promise:{row.pk}",
        promise_id=row.pk,
        conversation_id=row.conversation_id,
        case_id=row.case_id,
        channel=row.channel,
        team_id=row.team_id,
        besides_id=row.owner_id,
    )
    started = start_recovery(wanted, by=Actor(who=CLOCK), now=now)
    recovery = Recovery.objects.select_related("owner").get(pk=started)
    if recovery.promise_id == row.pk:
        recovery.untold = "off"
        if options.get(TELL_BROKEN):
            recovery.untold = tell_broken(recovery, row, now=now)
            recovery.told_at = None if recovery.untold else now
        recovery.save(update_fields=["untold", "told_at"])
    warn_of_breach(row, recovery, now=now)


def _ring(alarm: Alarm, now: datetime) -> None:
    rows = Promise.objects.select_for_update(of=("self",)).select_related("owner", "team")
    row = rows.filter(pk=alarm.promise_id, state__in=STANDING).first()
    if row is None:
        return
    if alarm.what == "break":
        break_held(row, now=now)
    elif alarm.what == "tell":
        _tell_before(row, now)
    elif row.state == "open":
        row.state = "at_risk"
        row.save(update_fields=["state"])
        tell(row.pk, "at_risk")
        warn_of_risk(row, now=now)


def _tell_before(row: Promise, now: datetime) -> None:
    """Tell the customer before it breaks, where the company wants that; once."""
    if options.get(TELL_BEFORE) and row.told_at is None and not tell_before(row, now=now):
        row.told_at = now
        row.save(update_fields=["told_at"])
