"""How much of what happened on which day: counted by a follower of the log, read by screens."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from hamdel.platform.rawdb import of_django

from .models import Day
from .rules.troubles import DayOutcomes

_ADD = (
    "INSERT INTO touchpoints_day (day, kind_id, seen, failed) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (day, kind_id) DO UPDATE SET seen = touchpoints_day.seen + excluded.seen,"
    " failed = touchpoints_day.failed + excluded.failed"
)


@dataclass(frozen=True, slots=True)
class DayVolume:
    """How many moments of one channel and stage (None: not placed) happened on a day."""

    day: date
    channel: str
    stage: str | None
    seen: int


def count_days(moments: Iterable[tuple[date, int, bool]]) -> None:
    """Add moments, each (day, kind id, whether it failed), to the counts; in the caller's transaction."""
    seen: Counter[tuple[date, int]] = Counter()
    failed: Counter[tuple[date, int]] = Counter()
    for day, kind, wrong in moments:
        seen[day, kind] += 1
        failed[day, kind] += wrong
    # SQLite keeps days as text, PostgreSQL as dates: both take the ISO form.
    rows = [(one[0].isoformat(), one[1], seen[one], failed[one]) for one in sorted(seen)]
    if rows:
        of_django().executemany(_ADD, rows)


def volume_by_day(*, since: date, until: date) -> list[DayVolume]:
    """Moments a day, channel and stage, both days included; kinds count where they are placed now."""
    rows = (
        Day.objects.filter(day__gte=since, day__lte=until)
        .values("day", channel=F("kind__channel"), stage=F("kind__touchpoint__stage__key"))
        .annotate(total=Sum("seen"))
        .order_by("day")
    )
    return [DayVolume(r["day"], r["channel"], r["stage"], r["total"]) for r in rows]


def volume_by_touchpoint(*, since: date) -> dict[int, int]:
    """Moments of each touchpoint (by id) since a day, that day included."""
    rows = (
        Day.objects.filter(day__gte=since, kind__touchpoint__isnull=False)
        .values(touchpoint=F("kind__touchpoint_id"))
        .annotate(total=Sum("seen"))
    )
    return {r["touchpoint"]: r["total"] for r in rows}


def outcomes_by_day(*, since: date, until: date, touchpoint: str = "") -> list[DayOutcomes]:
    """How moments of placed kinds went a day and device, both days included; of one touchpoint or all."""
    rows = Day.objects.filter(day__gte=since, day__lte=until, kind__touchpoint__archived_at=None)
    rows = (
        rows.filter(kind__touchpoint__key=touchpoint)
        if touchpoint
        else rows.exclude(kind__touchpoint=None)
    )
    sums = (
        rows.values("day", device=F("kind__device"), key=F("kind__touchpoint__key"))
        .annotate(all=Sum("seen"), wrong=Sum("failed"))
        .order_by("day")
    )
    return [DayOutcomes(r["day"], r["key"], r["device"], r["all"], r["wrong"]) for r in sums]
