"""The ideal customer profile, and how many fit it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from hamdel.segments.public import members_sql

from ..models import Ideal


@dataclass(frozen=True, slots=True, kw_only=True)
class IdealFacts:
    """Customers of the segment `segment_id` fit; `why` these. None of both while nobody said."""

    segment_id: int | None
    why: str
    changed_at: datetime
    changed_by: str


def ideal() -> IdealFacts | None:
    """What was said last; a segment that was removed is none."""
    row = Ideal.objects.select_related("segment").first()
    if row is None:
        return None
    lives = row.segment is not None and row.segment.removed_at is None
    return IdealFacts(
        segment_id=row.segment_id if lives else None,
        why=row.why,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


def fitting(segment_id: int, segment_ids: list[int]) -> dict[int, int]:
    """How many of each of some segments' customers fit, by segment: one question."""
    if not segment_ids:
        return {}
    inner, values = members_sql(segment_id)
    parts, given = [], []
    for one in segment_ids:
        own, own_values = members_sql(one)
        among = f"FROM ({own}) AS own WHERE customer_id IN ({inner})"
        parts.append(f"SELECT {one:d}, COUNT(*) {among}")
        given += [*own_values, *values]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        return {int(row[0]): int(row[1]) for row in cursor.fetchall()}
