"""What holds for all rules now."""

from typing import Final

from ..contracts import Settings
from ..models import Ground
from ..rules.urgency import HEAD_STARTS
from ..rules.weights import OTHER, WEIGHTS

USUAL: Final = Settings(head_starts=HEAD_STARTS, weights={**WEIGHTS, "other": OTHER})


def settings_now() -> Settings:
    """What holds now; the usual, where nobody said otherwise. One question."""
    row = Ground.objects.order_by("pk").first()
    if row is None:
        return USUAL
    return Settings(
        head_starts=row.head_starts,
        fairness=row.fairness,  # type: ignore[arg-type]
        reserve_after=row.reserve_after,
        weights=row.weights,
        warm_minutes=row.warm_minutes,
    )
