"""What hurts at a step now, to be kept with an improvement of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from hamdel.journeys.public import Behind, Span, hurts
from hamdel.warehouse.public import TooMuch

from ..contracts import Figures

LATELY: Final = timedelta(days=30)


def figures_at(
    step: str, *, since: datetime, until: datetime, segment_id: int | None = None
) -> Figures | None:
    """The figures of a step in [since, until); None where nothing was seen there, or nothing can be asked now."""
    found = figures_of([step], since=since, until=until, segment_id=segment_id)
    return found.get(step)


def figures_of(
    steps: Sequence[str], *, since: datetime, until: datetime, segment_id: int | None = None
) -> dict[str, Figures]:
    """The same of several steps, in one question; without those where nothing was seen."""
    try:
        counted = hurts(Span(since=since, until=until, segment_id=segment_id))
    except (Behind, TooMuch):
        return {}
    return {
        step: Figures(
            since=since,
            until=until,
            seen=counted[step].seen,
            hurt=counted[step].hurt,
            customers=counted[step].customers,
            signs={name: count for name, count in counted[step].signs.items() if count},
        )
        for step in steps
        if step in counted
    }
