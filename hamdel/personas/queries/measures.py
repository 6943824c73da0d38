"""What was measured of personas last."""

from collections.abc import Sequence
from typing import Any

from hamdel.journeys.public import Score

from ..contracts import Measured, PersonaFacts, Used
from ..models import Measure


def measures(found: Sequence[PersonaFacts]) -> dict[int, Measured]:
    """What was measured of some personas, by id; those whose segment is another since are absent."""
    segment_of = {one.id: one.segment_id for one in found}
    rows = Measure.objects.filter(persona_id__in=segment_of)
    return {
        row.persona_id: Measured(
            at=row.at,
            people=row.people,
            people_before=row.people_before,
            now=_used(row.now),
            before=_used(row.before),
        )
        for row in rows
        if row.measured_segment == segment_of[row.persona_id]
    }


def _used(kept: dict[str, Any]) -> Used:
    scores = {kind: Score(**one) for kind, one in kept["scores"].items()}
    return Used(**{**kept, "scores": scores})
