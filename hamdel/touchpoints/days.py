"""How much of what happened on which day: counted by a follower of the log, read by screens."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from hamdel.platform.rawdb import of_django

from .models import Day

_ADD = (
    "INSERT INTO touchpoints_day (day, kind_id, seen) VALUES (?, ?, ?)"
    " ON CONFLICT (day, kind_id) DO UPDATE SET seen = touchpoints_day.seen + excluded.seen"
)


@dataclass(frozen=True, slots=True)
class DayVolume:
    """How many moments of one channel and stage (None: not placed) happened on a day."""

    day: date
    channel: str
    stage: str | None
    seen: int


def count_days(moments: Iterable[tuple[date, int]]) -> None:
    """Add moments, each (day, kind id), to the counts; in the caller's transaction."""
    counts = Counter(moments)
    # SQLite keeps days as text, PostgreSQL as dates: both take the ISO form.
    rows = [(day.isoformat(), kind, counts[day, kind]) for day, kind in sorted(counts)]
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
