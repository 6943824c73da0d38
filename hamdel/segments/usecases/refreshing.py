"""Who came into a segment and who went out since it was looked at: kept, counted, announced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F

from hamdel.platform import events

from ..events import SegmentJoined, SegmentLeft
from ..models import DayCount, Membership, Segment
from ..queries.members import count_members, members
from ..rules.shapes import read_rule

LEAST_WAIT: Final = timedelta(minutes=5)
_REST: Final = 50  # a look costs a fiftieth of the time at most
_TRIES: Final = 3
RECKONED_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Moved:
    """Who came and who went."""

    joined: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


def look_at(segment_id: int, *, now: datetime, by_rule: bool = False) -> Moved:
    """Ask the whole rule, and keep what changed. The asking holds no lock of the database."""
    for _ in range(_TRIES):
        row = Segment.objects.filter(pk=segment_id, removed_at=None).first()
        if row is None:
            return Moved()
        began = monotonic()
        wanted = members(read_rule(row.rule), now=now)
        took = int((monotonic() - began) * 1000)
        moved = _keep_whole(row, wanted, now=now, took=took, by_rule=by_rule)
        if moved is not None:
            return moved
    return Moved()


def look_at_some(profile_ids: Sequence[int], *, now: datetime) -> None:
    """Ask every rule of some profiles' customers, in the caller's transaction."""
    if not profile_ids:
        return
    for row in Segment.objects.select_for_update().filter(removed_at=None).order_by("pk"):
        if row.filled_at is None:
            continue
        wanted = members(read_rule(row.rule), now=now, among=profile_ids)
        inside = Membership.objects.filter(
            segment=row, left_at=None, customer__in=list(profile_ids)
        )
        if _move(row, set(wanted), set(inside.values_list("customer", flat=True)), now=now):
            Segment.objects.filter(pk=row.pk).update(
                members=F("members") + row.members, moves=F("moves") + 1
            )


def due_segments(*, now: datetime) -> list[int]:
    """The segments whose next whole look is due: the slow ones rest longer."""
    rows = Segment.objects.filter(removed_at=None).order_by("looked_at", "pk")
    return [
        row.pk
        for row in rows
        if row.looked_at is None
        or row.looked_at + max(LEAST_WAIT, timedelta(milliseconds=row.took_ms * _REST)) <= now
    ]


def reckon_past(*, now: datetime, seconds: float) -> None:
    """Reckon from the log how many would have been in on days on which nobody looked."""
    until = monotonic() + seconds
    today = local_day(now)
    for row in Segment.objects.filter(removed_at=None, filled_at__isnull=False).order_by("pk"):
        known = set(DayCount.objects.filter(segment=row).values_list("day", flat=True))
        for back in range(1, RECKONED_DAYS + 1):
            day = today - timedelta(days=back)
            if day in known:
                continue
            if monotonic() > until:
                return
            count = count_members(read_rule(row.rule), now=end_of(day), past=True)
            DayCount.objects.get_or_create(
                segment=row, day=day, defaults={"members": count, "reckoned": True}
            )


def local_day(instant: datetime) -> date:
    """The day of an instant in the company's zone."""
    return instant.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def end_of(day: date) -> datetime:
    """The instant at which a day of the company's zone ends."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)


@transaction.atomic
def _keep_whole(
    seen: Segment, wanted: Sequence[int], *, now: datetime, took: int, by_rule: bool
) -> Moved | None:
    """Keep a whole answer; None where the rule or the members changed while it was asked."""
    row = Segment.objects.select_for_update().filter(pk=seen.pk, removed_at=None).first()
    if row is None:
        return Moved()
    if (row.revision, row.moves) != (seen.revision, seen.moves):
        return None
    inside = Membership.objects.filter(segment=row, left_at=None)
    first = row.filled_at is None
    moved = _move(
        row,
        set(wanted),
        set(inside.values_list("customer", flat=True)),
        now=now,
        by_rule=by_rule or first,
    )
    row.members, row.looked_at, row.took_ms = len(wanted), now, took
    row.moves += 1
    row.filled_at = row.filled_at or now
    row.save(update_fields=["members", "looked_at", "took_ms", "moves", "filled_at"])
    if by_rule:  # what the old rule would have had says nothing of this one
        DayCount.objects.filter(segment=row).delete()
    DayCount.objects.update_or_create(
        segment=row, day=local_day(now), defaults={"members": row.members, "reckoned": False}
    )
    return moved or Moved()


def _move(
    row: Segment, wanted: set[int], inside: set[int], *, now: datetime, by_rule: bool = False
) -> Moved | None:
    """Write who came and went, and announce it; None for nobody. `row.members`: by how many more."""
    joined, left = sorted(wanted - inside), sorted(inside - wanted)
    row.members = len(joined) - len(left)
    if not joined and not left:
        return None
    Membership.objects.bulk_create(
        [
            Membership(segment=row, customer_id=one, joined_at=now, joined_by_rule=by_rule)
            for one in joined
        ],
        batch_size=500,
    )
    for at in range(0, len(left), 500):
        gone = Membership.objects.filter(
            segment=row, left_at=None, customer__in=left[at : at + 500]
        )
        gone.update(left_at=now, left_by_rule=by_rule)
    if joined:
        events.publish(
            SegmentJoined(segment_id=row.pk, customer_ids=tuple(joined), at=now, by_rule=by_rule)
        )
    if left:
        events.publish(
            SegmentLeft(segment_id=row.pk, customer_ids=tuple(left), at=now, by_rule=by_rule)
        )
    return Moved(tuple(joined), tuple(left))
