"""Sudden changes that were noticed."""

from datetime import datetime, timedelta
from typing import Any, Final

from ..contracts import ChangeFacts
from ..models import SuddenChange

TOLD: Final = timedelta(days=30)  # so long after it ended a change is told


def changes(
    *,
    since: datetime | None = None,
    unread: bool = False,
    limit: int = 50,
    after: int | None = None,
) -> list[ChangeFacts]:
    """Changes, the newest first: that go on or ended since an instant; that nobody has read, where asked for."""
    rows = SuddenChange.objects.order_by("-pk")
    if since is not None:
        rows = rows.exclude(ended_at__lt=since)
    if unread:
        rows = rows.filter(read_at=None)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    return [_facts(row) for row in rows[:limit]]


def changed_between(step: str, since: datetime, until: datetime) -> bool:
    """Whether a step suddenly changed within a span."""
    rows = SuddenChange.objects.filter(step=step, began_at__lt=until)
    return rows.exclude(ended_at__lt=since).exists()


def _facts(row: Any) -> ChangeFacts:
    return ChangeFacts(
        id=row.pk,
        step=row.step,
        began_at=row.began_at,
        earliest_at=row.earliest_at,
        latest_at=row.latest_at,
        ended_at=row.ended_at,
        seen=row.seen,
        hurt=row.hurt,
        usual=row.usual,
        strength=row.strength,
        found_at=row.found_at,
        read_at=row.read_at,
        read_by=row.read_by,
    )
