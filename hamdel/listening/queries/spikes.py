"""Questions about spikes."""

from ..contracts import SpikeFacts
from ..models import Spike


def spikes(*, unseen: bool = False, limit: int = 50) -> list[SpikeFacts]:
    """The days on which more was said than usual, the newest first."""
    rows = Spike.objects.select_related("rule").order_by("-day", "-pk")
    if unseen:
        rows = rows.filter(seen_at=None)
    return [
        SpikeFacts(
            id=row.pk,
            rule_id=row.rule_id,
            rule=row.rule.name,
            side=row.rule.side,
            day=row.day,
            what=row.what,
            count=row.count,
            expected=row.expected,
            threshold=row.threshold,
            noticed_at=row.noticed_at,
            seen_by=row.seen_by,
            seen_at=row.seen_at,
        )
        for row in rows[:limit]
    ]
