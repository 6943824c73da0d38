"""Promises of before stand here too: their moments are in the log already, so nothing is recorded."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ..contracts import STANDING, PromiseState
from ..models import Alarm, Promise
from ..rules.clock import tells_at, warns_at
from .promising import hours_of


@dataclass(frozen=True, kw_only=True)
class PastPromise:
    """A promise that was made elsewhere; `key` makes keeping it twice harmless."""

    key: str
    profile_id: int
    what: str
    channel: str
    made_at: datetime
    made_by: str
    due_at: datetime
    state: PromiseState
    ended_at: datetime | None = None
    owner_id: int | None = None
    team_id: int | None = None


@transaction.atomic
def keep_past_promise(past: PastPromise) -> int | None:
    """Keep a promise of before; returns its id, None where it is there already.

    One that stands still gets its clock.
    """
    if Promise.objects.filter(key=past.key).exists():
        return None
    row = Promise.objects.create(
        profile_id=past.profile_id,
        what=past.what[:500],
        channel=past.channel[:40],
        made_at=past.made_at,
        made_by=past.made_by[:150],
        due_at=past.due_at,
        warns_at=warns_at(hours_of(past.team_id), made=past.made_at, due=past.due_at),
        state=past.state,
        ended_at=past.ended_at,
        owner_id=past.owner_id,
        team_id=past.team_id,
        key=past.key,
    )
    if past.state in STANDING:
        tells = tells_at(warns=row.warns_at, due=row.due_at)
        times = (("warn", row.warns_at), ("tell", tells), ("break", row.due_at))
        Alarm.objects.bulk_create(Alarm(promise=row, what=what, due_at=at) for what, at in times)
    return row.pk
