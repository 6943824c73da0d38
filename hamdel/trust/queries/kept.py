"""How many promises were kept, by team and by month of when they were due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

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
    return kept_in([("", start, end)])[0]


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
    """The same for each of some named periods, in one question."""
    named = list(periods)
    counts: dict[str, Count] = {}
    for place, (_name, start, end) in enumerate(named):
        due = Q(due_at__gte=start, due_at__lt=end)
        for state in ("kept", "broken"):
            counts[f"{state}_{place}"] = Count("pk", filter=due & Q(state=state))
    found = Promise.objects.aggregate(**counts)
    return tuple(
        Kept(name=name, kept=found[f"kept_{place}"], broken=found[f"broken_{place}"])
        for place, (name, _start, _end) in enumerate(named)
    )


_KEPT = Count("pk", filter=Q(state="kept"))
_BROKEN = Count("pk", filter=Q(state="broken"))
