"""Sudden changes are noticed by looking at the hours of every step: each once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.journeys.public import Behind, Span, by_hour
from hamdel.platform.instants import EPOCH
from hamdel.warehouse.public import TooMuch

from ..contracts import NoSuch
from ..models import SuddenChange
from ..rules.sudden import DAY, LOOKS, USUAL, Change, Hours, changes_in

HOUR: Final = timedelta(hours=1)
LATELY: Final = timedelta(hours=LOOKS)
BACK: Final = timedelta(days=21)


def notice_changes(*, now: datetime, back: timedelta = LATELY) -> int:
    """Look at what one could have noticed since `back`; returns how many changes were not known yet.

    Where the log can not be asked now, the next look does.
    """
    until = (now - EPOCH) // HOUR
    since = until - back // HOUR
    first = since - LOOKS - USUAL
    try:
        found = by_hour(Span(since=EPOCH + first * HOUR, until=EPOCH + until * HOUR))
    except (Behind, TooMuch):
        return 0
    new = 0
    for step, counts in found.items():
        hours = Hours(counts, first=first, last=until)
        new += _keep(step, changes_in(hours, since=since, until=until), now=now)
    return new


def read_change(change_id: int, *, who: str, now: datetime) -> None:
    """Say that one knows of a change. Raises NoSuch."""
    changed = SuddenChange.objects.filter(pk=change_id).update(read_at=now, read_by=who[:150])
    if not changed:
        raise NoSuch(f"there is no change {change_id}")


def _keep(step: str, found: Iterable[Change], *, now: datetime) -> int:
    return sum(_keep_one(step, change, now=now) for change in found)


@transaction.atomic
def _keep_one(step: str, change: Change, *, now: datetime) -> bool:
    """Keep a change, or what is known anew of one that was kept; whether it is new."""
    began, ended = _at(change.began), None if change.until is None else _at(change.until)
    near = DAY * HOUR
    last = ended or now
    row = (
        SuddenChange.objects.select_for_update()
        .filter(step=step, began_at__gte=began - near, began_at__lte=last + near)
        .order_by("began_at")
        .first()
    )
    earlier = SuddenChange.objects.filter(
        step=step, began_at__lt=began, ended_at__gte=began - near
    ).exists()
    if row is None and not earlier:
        SuddenChange.objects.create(
            step=step,
            began_at=began,
            earliest_at=_at(change.earliest),
            latest_at=_at(change.latest),
            ended_at=ended,
            seen=change.seen,
            hurt=change.hurt,
            usual=change.usual,
            strength=change.strength,
            found_at=now,
        )
        return True
    if row is not None:
        row.ended_at = ended if row.ended_at is None or ended is None else max(row.ended_at, ended)
        row.seen, row.hurt = max(row.seen, change.seen), max(row.hurt, change.hurt)
        row.strength = max(row.strength, change.strength)
        row.save(update_fields=["ended_at", "seen", "hurt", "strength"])
    return False


def _at(hour: int) -> datetime:
    return EPOCH + hour * HOUR
