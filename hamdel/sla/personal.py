"""What deadlines hold of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform.instants import rfc3339

from .models import Clock, Matter


def deadlines_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every deadline about conversations and cases of some profiles, oldest first."""
    rows = Clock.objects.filter(matter__profile__in=profile_ids).select_related("matter")
    return [
        {
            row.matter.kind: str(row.matter.subject_id),
            "target": row.target,
            "started_at": rfc3339(row.started_at),
            "due_at": None if row.breaks_at is None else rfc3339(row.breaks_at),
            "ended_at": None if row.ended_at is None else rfc3339(row.ended_at),
            "verdict": row.verdict,
        }
        for row in rows.order_by("started_at", "pk")
    ]


def drop_deadlines(profile_ids: Sequence[int]) -> int:
    """Remove some profiles' deadlines, in the caller's transaction; returns of how many things."""
    rows = Matter.objects.filter(profile__in=profile_ids)
    count = rows.count()
    rows.delete()
    return count


def count_deadlines(profile_ids: Sequence[int]) -> int:
    """Of how many things `drop_deadlines` would remove deadlines."""
    return Matter.objects.filter(profile__in=profile_ids).count()
