"""Spikes are noticed: each once a day, and told while that day lasts."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from hamdel.conversations.public import Actor
from hamdel.platform.events import publish

from ..events import SpikeNoticed
from ..live import tell
from ..models import Spike, WordRule
from ..queries.share import counts_by_day
from ..rules.spikes import BASELINE, GUARD, Verdict, judge

DAYS: Final = BASELINE + GUARD + 1


def notice_spikes(*, now: datetime) -> int:
    """Look at today; returns how many spikes are new. A day that grows on keeps its newest count."""
    zone = ZoneInfo(settings.TIME_ZONE)
    today = now.astimezone(zone).date()
    counts = counts_by_day(last=today, days=DAYS, zone=zone)
    new = 0
    for rule, (every, negative) in counts.items():
        for what, days in (("all", every), ("negative", negative)):
            verdict = judge(days)
            if verdict is not None and verdict.unusual:
                new += _keep(rule, today, what, verdict, now=now)
    return new


@transaction.atomic
def see_spike(*, spike_id: int, by: Actor, now: datetime) -> bool:
    """Say that somebody has looked at a spike, of either kind of that rule and day; False for none."""
    rows = _with_its_other(spike_id)
    return bool(rows.update(seen_by=(by.name or by.who)[:150], seen_at=now))


@transaction.atomic
def unsee_spike(*, spike_id: int) -> bool:
    """Let a spike be new again; False for none."""
    return bool(_with_its_other(spike_id).update(seen_by="", seen_at=None))


def _with_its_other(spike_id: int) -> QuerySet[Spike]:
    row = Spike.objects.filter(pk=spike_id).first()
    if row is None:
        return Spike.objects.none()
    return Spike.objects.filter(rule_id=row.rule_id, day=row.day)


@transaction.atomic
def _keep(rule: int, day: date, what: str, verdict: Verdict, *, now: datetime) -> bool:
    facts = {
        "count": verdict.count,
        "expected": verdict.expected,
        "threshold": verdict.threshold,
    }
    row, made = Spike.objects.get_or_create(
        rule_id=rule, day=day, what=what, defaults={**facts, "noticed_at": now}
    )
    if not made:
        if row.count != verdict.count:
            Spike.objects.filter(pk=row.pk).update(**facts)
        return False
    name = WordRule.objects.values_list("name", flat=True).get(pk=rule)
    publish(SpikeNoticed(row.pk, name, day, what, verdict.count, verdict.expected))
    tell("spike")
    return True
