"""What cases hold of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from .models import Case


def cases_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every case of some profiles, oldest first."""
    rows = Case.objects.filter(profile_id__in=profile_ids).select_related("type").order_by("pk")
    return [
        {
            "id": str(row.pk),
            "title": row.title,
            "description": row.description,
            "type": row.type.key,
            "state": row.state,
            "reason": row.reason,
            "outcome": row.outcome,
            "resolution": row.resolution,
            "fields": row.fields,
            "opened_at": rfc3339(row.opened_at),
        }
        for row in rows
    ]


def drop_cases(profile_ids: Sequence[int]) -> int:
    """Remove some profiles' cases; returns how many. In the caller's transaction."""
    ids = list(Case.objects.filter(profile_id__in=profile_ids).values_list("pk", flat=True))
    for one in ids:
        audit.forget(subject=f"case:{one}")
    Case.objects.filter(pk__in=ids).delete()
    return len(ids)


def count_of_cases(profile_ids: Sequence[int]) -> int:
    """How many cases `drop_cases` would remove."""
    return Case.objects.filter(profile_id__in=profile_ids).count()
