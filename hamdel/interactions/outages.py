"""What fails for many people now: touchpoints failing beyond their usual share in the last hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, F, Q

from hamdel.touchpoints.public import stands_out, usual_failures

from .contracts import Moment
from .models import Interaction
from .rules.causes import Cause, topic_of

WITHIN: Final = timedelta(hours=1)
USUAL: Final = timedelta(days=28)
_LEAST_PEOPLE: Final = 5  # one person's trouble is no outage
_MOST_LOOKED_AT: Final = 20_000  # of the hour's newest moments: a busy hour tells enough
_THERE: Final = timedelta(hours=24)  # who was at the touchpoint so lately is touched by it


@dataclass(frozen=True, slots=True)
class Outage:
    """A touchpoint that fails for many now: `people` met it, `failed` of `seen` moments; `usual` is 0…1."""

    touchpoint: str
    people: int
    seen: int
    failed: int
    usual: float


_known: dict[datetime, dict[str, Outage]] = {}


def outages(*, now: datetime) -> Mapping[str, Outage]:
    """What fails for many now, by touchpoint; looked up once a minute."""
    minute = now.replace(second=0, microsecond=0)
    found = _known.get(minute)
    if found is None:
        found = _look(now)
        _known.clear()
        _known[minute] = found
    return found


def forget_outages() -> None:
    """Look anew at the next question."""
    _known.clear()


def touched(
    causes: Sequence[Cause], moments: Sequence[Moment], *, now: datetime
) -> Iterable[Cause]:
    """The causes, those of an outage marked as such; and outages at places where the customer just was.

    `moments`: theirs, the newest first.
    """
    wide = outages(now=now)
    told: set[str] = set()
    for one in causes:
        outage = wide.get(one.touchpoint or "") if one.kind in {"failed", "abandoned"} else None
        if outage is None:
            yield one
            continue
        told.add(outage.touchpoint)
        yield replace(one, widespread=outage.people)
    for moment in moments:
        key = moment.touchpoint or ""
        if now - moment.occurred_at > _THERE:
            return
        if key in wide and key not in told and moment.occurred_at <= now:
            told.add(key)
            yield Cause(
                kind="outage",
                topic=topic_of(moment.action),
                touchpoint=key,
                at=moment.occurred_at,
                evidence=(moment.id,),
                widespread=wide[key].people,
            )


def _look(now: datetime) -> dict[str, Outage]:
    newest = (
        Interaction.objects.filter(occurred_at__gt=now - WITHIN, occurred_at__lte=now)
        .order_by("-occurred_at")
        .values("pk")[:_MOST_LOOKED_AT]
    )
    failed = Q(outcome="failure")
    rows = list(
        Interaction.objects.filter(pk__in=newest, kind__touchpoint__archived_at=None)
        .exclude(kind__touchpoint=None)
        .values(key=F("kind__touchpoint__key"))
        .annotate(
            seen=Count("pk"),
            failed=Count("pk", filter=failed),
            people=Count("profile", filter=failed, distinct=True),
        )
    )
    if not any(row["failed"] for row in rows):
        return {}
    today = now.date()
    usual = usual_failures(since=today - USUAL, until=today)
    found = {
        row["key"]: Outage(
            row["key"], row["people"], row["seen"], row["failed"], usual.get(row["key"], 1.0)
        )
        for row in rows
    }
    return {
        key: one
        for key, one in found.items()
        if one.people >= _LEAST_PEOPLE and stands_out(one.seen, one.failed, one.usual)
    }
