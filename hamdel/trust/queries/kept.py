"""How many promises were kept, by team and by month of when they were due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from ..models import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Promises that were due within a time: kept, broken; withdrawn ones count nowhere."""

    name: str
    kept: int
    broken: int

    @property
    def share(self) -> float | None:
        """Kept of all that ended; None where none did."""
        ended = self.kept + self.broken
        return self.kept / ended if ended else None


def kept_between(*, start: datetime, end: datetime) -> Kept:
    """All promises that were due from `start` to before `end`."""
    found = _counted(Promise.objects.filter(due_at__gte=start, due_at__lt=end))
    return Kept(name="", kept=found["kept"], broken=found["broken"])


def kept_by_team(*, start: datetime, end: datetime) -> tuple[Kept, ...]:
    """The same by team, those with most promises first; "" is of nobody's team."""
    rows = Promise.objects.filter(due_at__gte=start, due_at__lt=end)
    counts = rows.values("team__name").annotate(kept=_KEPT, broken=_BROKEN)
    found = [
        Kept(name=one["team__name"] or "", kept=one["kept"], broken=one["broken"])
        for one in counts
        if one["kept"] + one["broken"]
    ]
    return tuple(sorted(found, key=lambda one: (-(one.kept + one.broken), one.name)))


def kept_in(periods: Iterable[tuple[str, datetime, datetime]]) -> tuple[Kept, ...]:
    """The same for each of some named periods."""
    found = []
    for name, start, end in periods:
        counts = _counted(Promise.objects.filter(due_at__gte=start, due_at__lt=end))
        found.append(Kept(name=name, kept=counts["kept"], broken=counts["broken"]))
    return tuple(found)


_KEPT = Count("pk", filter=Q(state="kept"))
_BROKEN = Count("pk", filter=Q(state="broken"))


def _counted(rows: QuerySet[Promise]) -> dict[str, int]:
    found: dict[str, int] = rows.aggregate(kept=_KEPT, broken=_BROKEN)
    return found
