"""How many promises were kept in a time, and which were not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from django.db.models import Count, F, Q, QuerySet

from ..contracts import ClockFacts, Kind
from ..models import Clock
from .clocks import clock_facts

By = Literal["target", "policy", "team", "channel"]
BYS: Final[tuple[By, ...]] = ("target", "policy", "team", "channel")
_COLUMNS: Final[dict[By, tuple[str, str]]] = {
    "target": ("target", "target"),
    "policy": ("policy", "policy__name"),
    "team": ("matter__team", "matter__team__name"),
    "channel": ("matter__channel", "matter__channel"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Of some promises, how many were met and how many broken. `key` is an id or a word, "" for none."""

    key: str
    name: str
    met: int
    broken: int

    @property
    def n(self) -> int:
        """How many were judged."""
        return self.met + self.broken

    @property
    def share(self) -> float:
        """The share that was met, 0 to 1; 0 where none was judged."""
        return self.met / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Of which promises; "" and None mean any. `until` is not in it."""

    since: datetime
    until: datetime
    target: str = ""
    policy_id: int | None = None
    team_id: int | None = None
    channel: str = ""


def kept_in(wanted: Narrowed, *, now: datetime) -> Kept:
    """All promises that were judged in a time. What is open and late is broken already."""
    found = _judged(wanted).aggregate(**_counted(now))
    return Kept(key="", name="", met=found["met"], broken=found["broken"])


def kept_by(by: By, wanted: Narrowed, *, now: datetime) -> list[Kept]:
    """The same by target, policy, team or channel: those with most promises first."""
    key, name = _COLUMNS[by]
    rows: Iterable[Any] = (
        _judged(wanted).values(key=F(key), said=F(name)).annotate(**_counted(now))
    )
    found = [
        Kept(
            key="" if row["key"] is None else str(row["key"]),
            name=row["said"] or "",
            met=row["met"],
            broken=row["broken"],
        )
        for row in rows
    ]
    return sorted((one for one in found if one.n), key=lambda one: (-one.n, one.name))


def breaches(
    wanted: Narrowed, *, now: datetime, after: tuple[datetime, int] | None = None, limit: int = 50
) -> list[ClockFacts]:
    """The broken promises of a time, the newest first; `after` is the last one seen."""
    rows = _judged(wanted).filter(_broken(now))
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(judged_at__lt=at) | Q(judged_at=at, pk__lt=pk))
    chosen = rows.select_related("matter", "policy").order_by("-judged_at", "-pk")[:limit]
    return [clock_facts(row) for row in chosen]


def burning_now(now: datetime) -> dict[Kind, int]:
    """How many conversations and cases have a promise that is near its end, or late."""
    near = Q(matter__near_at__lte=now)
    rows = Clock.objects.filter(near, verdict="", near_at__lte=now)
    found = rows.aggregate(
        conversation=Count("matter__conversation", distinct=True),
        case=Count("matter__case", distinct=True),
    )
    return {"conversation": found["conversation"], "case": found["case"]}


def _judged(wanted: Narrowed) -> QuerySet[Clock]:
    rows = Clock.objects.filter(judged_at__gte=wanted.since, judged_at__lt=wanted.until)
    plain: dict[str, Any] = {
        "target": wanted.target,
        "policy": wanted.policy_id,
        "matter__team": wanted.team_id,
        "matter__channel": wanted.channel,
    }
    return rows.filter(**{name: value for name, value in plain.items() if value})


def _broken(now: datetime) -> Q:
    return Q(verdict="broken") | Q(verdict="", judged_at__lte=now)


def _counted(now: datetime) -> dict[str, Count]:
    return {
        "met": Count("pk", filter=Q(verdict="met")),
        "broken": Count("pk", filter=_broken(now)),
    }
