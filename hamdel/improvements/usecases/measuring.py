"""What finished improvements changed is measured again and again, and kept."""

from datetime import datetime
from typing import Final

from ..contracts import Filter
from ..models import Improvement
from ..queries.effects import effect
from ..queries.improvements import improvements
from ..rules.effects import LONGEST

MOST: Final = 20  # at a time: the newest


def measure_effects(*, now: datetime) -> int:
    """Measure what was done within the last thirteen weeks, or was never measured; returns how many were."""
    done = improvements(Filter(states=("done",)), day_irr=0)
    due = [
        one
        for one in done
        if one.step and one.done_at and (one.effect is None or now - one.done_at <= 2 * LONGEST)
    ]
    due.sort(key=lambda one: one.state_at, reverse=True)
    measured = 0
    for one in due[:MOST]:
        found = effect(one, now=now)
        hurt = None if found is None else found.line("hurt")
        if hurt is not None:
            apart = hurt.apart
            measured += Improvement.objects.filter(pk=one.id, state="done").update(
                effect=apart.value, effect_low=apart.low, effect_high=apart.high
            )
    return measured
