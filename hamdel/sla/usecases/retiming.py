"""Hours, holidays or policies changed: what is open is measured anew, batch by batch, until all is.

Nobody has to say that they changed: what clocks were measured by is remembered as digests.
"""

import hashlib
from datetime import datetime
from typing import Final

from hamdel.accounts.public import OpeningHours, all_hours

from ..contracts import KINDS, Kind
from ..models import Basis, Matter
from .following import LIVE
from .ground import Ground, ground
from .measuring import measure_things

BATCH: Final = 200
TURN: Final = 25  # batches of one turn: the next one goes on
POLICIES: Final = "policies"


def retime(*, now: datetime, batches: int = TURN) -> int:
    """Measure anew what is open and was measured by other hours or policies; returns how many were.

    Each change is followed to its end over as many turns as it takes; one that comes meanwhile begins
    anew.
    """
    by = ground()
    hours = all_hours()
    promised = _digest((by.policies, sorted(by.of_teams.items(), key=str)))
    wanted = {f"{POLICIES}:{kind}": promised for kind in KINDS}
    wanted |= {f"calendar:{pk}": _hours_digest(one) for pk, one in hours.items()}
    kept = {row.name: row for row in Basis.objects.all()}
    done = 0
    for name, digest in wanted.items():
        row = kept.get(name) or Basis(name=name)
        if row.digest != digest and batches > 0:
            looked, used = _follow(row, digest, by, now=now, batches=batches)
            done, batches = done + looked, batches - used
    Basis.objects.exclude(name__in=wanted).delete()
    return done


def _follow(
    row: Basis, digest: str, by: Ground, *, now: datetime, batches: int
) -> tuple[int, int]:
    if row.towards != digest:
        row.towards, row.position = digest, 0
    done = 0
    for used in range(1, batches + 1):
        ids = _ids(row)
        if not ids:
            row.digest, row.towards, row.position = digest, "", 0
            row.save()
            return done, used
        for thing in KINDS:
            these = [pk for _, kind, pk in ids if kind == thing]
            done += measure_things(thing, these, now=now, by=by) if these else 0
        row.position = ids[-1][0]
        row.save()
    return done, batches


def _ids(row: Basis) -> list[tuple[int, Kind, int]]:
    """What comes next, as (place, kind, id): all of a kind that is open, or what counts by one calendar."""
    what, _, which = row.name.partition(":")
    if what == POLICIES:
        kind: Kind = "case" if which == "case" else "conversation"
        return [(pk, kind, pk) for pk in LIVE[kind](after_id=row.position, limit=BATCH)]
    rows = Matter.objects.filter(open=True, pk__gt=row.position)
    rows = rows.filter(clock__calendar=int(which), clock__verdict="").distinct()
    return [(one.pk, one.kind, one.subject_id) for one in rows.order_by("pk")[:BATCH]]


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _hours_digest(hours: OpeningHours) -> str:
    return _digest((hours.zone, hours.week, sorted(hours.off), hours.seasons))
