"""What is measured of personas' segments is kept, so that pages show it at once."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from hamdel.journeys.public import Behind, Score, Span, Usage, scores_of, usage
from hamdel.segments.public import counts, segment
from hamdel.warehouse.public import TooMuch

from ..contracts import DAYS, PersonaFacts
from ..models import Measure
from ..queries.personas import personas

STALE: Final = timedelta(minutes=10)


def measure_due(*, now: datetime) -> int:
    """Measure the personas that were not measured lately, or whose segment is another; returns how many.

    What the warehouse can not answer now is left for the next time.
    """
    kept = {row.persona_id: row for row in Measure.objects.all()}
    done = 0
    for one in personas():
        row = kept.get(one.id)
        fresh = row is not None and row.measured_segment == one.segment_id and row.at > now - STALE
        if one.segment_id is None or fresh:
            continue
        try:
            _measure(one, one.segment_id, now)
        except (Behind, TooMuch):
            continue
        done += 1
    return done


def _measure(one: PersonaFacts, segment_id: int, now: datetime) -> None:
    span = Span(since=now - DAYS, until=now, segment_id=segment_id)
    before = (now - 2 * DAYS, now - DAYS)
    used = usage(span, before=before)
    earlier = Span(since=before[0], until=before[1], segment_id=segment_id)
    then = timezone.localdate(now - DAYS)
    counted = counts(segment_id, since=then, until=then)
    Measure.objects.update_or_create(
        persona_id=one.id,
        defaults={
            "at": now,
            "measured_segment": segment_id,
            "people": segment(segment_id).members,
            "people_before": counted[0].members if counted else None,
            "now": _kept(used[0], span),
            "before": _kept(used[1], earlier),
        },
    )


def _kept(used: Usage, span: Span) -> dict[str, Any]:
    scores: dict[str, Score] = dict(scores_of(span).overall)
    return {**asdict(used), "scores": {kind: asdict(one) for kind, one in scores.items()}}
