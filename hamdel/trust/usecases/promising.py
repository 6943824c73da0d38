"""A promise is made, kept, or withdrawn."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.accounts.public import OpeningHours, team_hours
from hamdel.conversations.public import Actor, conversation
from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from ..contracts import STANDING, Ended, NoSuchPromise, Refused, ToPromise
from ..live import tell
from ..models import Alarm, Promise
from ..rules.clock import tells_at, warns_at
from .breaking import break_held
from .recording import NOWHERE, record_promise

LONGEST: Final = 500  # characters of what is promised
FURTHEST: Final = timedelta(days=36_600)


@transaction.atomic
def make_promise(given: ToPromise, *, key: str | None = None, by: Actor, now: datetime) -> int:
    """Keep a promise with its clock; returns its id. The same `key` again is the same promise.

    Raises Refused (no words, or no time to come).
    """
    _check(given, now)
    keep_log_still()
    if key is not None and (known := Promise.objects.filter(key=key).first()) is not None:
        return known.pk
    talk = None if given.conversation_id is None else conversation(given.conversation_id)
    made_at = given.made_at or now
    row = Promise.objects.create(
        profile_id=given.profile_id if talk is None else talk.profile_id,
        conversation_id=given.conversation_id,
        message_id=given.message_id,
        case_id=given.case_id,
        what=given.what.strip(),
        said=given.said.strip()[:2_000],
        channel=(given.channel or (NOWHERE if talk is None else talk.channel))[:40],
        made_at=made_at,
        made_by=(by.name or by.who)[:150],
        due_at=given.due_at,
        warns_at=warns_at(hours_of(given.team_id), made=made_at, due=given.due_at),
        owner_id=given.owner_id,
        team_id=given.team_id,
        key=key,
    )
    Alarm.objects.bulk_create(
        [
            Alarm(promise=row, what="warn", due_at=row.warns_at),
            Alarm(promise=row, what="tell", due_at=tells_at(warns=row.warns_at, due=row.due_at)),
            Alarm(promise=row, what="break", due_at=row.due_at),
        ]
    )
    record_promise(row, "Promise Made", at=made_at, who=by.who, now=now, outcome="success")
    _note(row, "promise made", before=None, by=by, now=now)
    tell(row.pk, "made")
    return row.pk


@transaction.atomic
def keep_promise(*, promise_id: int, at: datetime | None = None, by: Actor, now: datetime) -> bool:
    """Say that a promise was kept `at` an instant (now unless said); twice is as once.

    Returns False where it was too late then: it is broken. Raises NoSuchPromise, Ended, Refused.
    """
    keep_log_still()
    row = _held(promise_id)
    if row.state == "kept":
        return True
    if row.state not in STANDING:
        raise Ended(row.state)
    kept_at = at or now
    if kept_at > now:
        raise Refused("It can not have been kept in time to come.", field="at")
    if kept_at > row.due_at:
        break_held(row, now=now)
        return False
    _end(row, "kept", at=max(kept_at, row.made_at))
    record_promise(row, "Promise Kept", at=row.ended_at or now, who=by.who, now=now,
                   outcome="success")  # fmt: skip
    _note(row, "promise kept", before={"state": "open"}, by=by, now=now)
    tell(row.pk, "kept")
    return True


@transaction.atomic
def withdraw_promise(*, promise_id: int, why: str, by: Actor, now: datetime) -> None:
    """Take back a promise that was made by mistake, before it is due; twice is as once.

    What stands in the log stays: that it was withdrawn is added. Raises NoSuchPromise, Ended, Refused.
    """
    if not why.strip():
        raise Refused("Say why it does not stand.", field="why")
    keep_log_still()
    row = _held(promise_id)
    if row.state == "withdrawn":
        return
    if row.state not in STANDING or row.due_at <= now:
        raise Ended("broken" if row.state in STANDING else row.state)
    row.why = why.strip()[:500]
    _end(row, "withdrawn", at=now)
    record_promise(row, "Promise Withdrawn", at=now, who=by.who, now=now, outcome="abandoned")
    _note(row, "promise withdrawn", before={"state": "open"}, by=by, now=now, why=row.why)
    tell(row.pk, "withdrawn")


def hours_of(team_id: int | None) -> OpeningHours | None:
    """When those work who promised: the team, else the company; None where nobody said so."""
    return team_hours(team_id)


def _check(given: ToPromise, now: datetime) -> None:
    if not given.what.strip():
        raise Refused("Say what is promised.", field="what")
    if len(given.what.strip()) > LONGEST:
        raise Refused(f"Say it in {LONGEST} letters.", field="what")
    if given.due_at <= (given.made_at or now):
        raise Refused("A promise is due at a moment to come.", field="due")
    if given.due_at > now + FURTHEST:
        raise Refused("Nobody promises for more than a hundred years.", field="due")


def _held(promise_id: int) -> Promise:
    rows = Promise.objects.select_for_update(of=("self",)).select_related("owner", "team")
    row = rows.filter(pk=promise_id).first()
    if row is None:
        raise NoSuchPromise(str(promise_id))
    return row


def _end(row: Promise, state: str, *, at: datetime) -> None:
    row.state, row.ended_at = state, at
    row.save(update_fields=["state", "ended_at", "why"])
    Alarm.objects.filter(promise=row, state="waiting").update(state="done")


def _note(
    row: Promise,
    act: str,
    *,
    before: dict[str, str] | None,
    by: Actor,
    now: datetime,
    why: str = "",
) -> None:
    audit.record(
        who=by.who,
        act=act,
        subject=f"promise:{row.pk}",
        before=before,
        after={"what": row.what, "due_at": rfc3339(row.due_at), "state": row.state},
        now=now,
        why=why,
    )
