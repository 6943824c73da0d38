"""What stories hold of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from .models import Story
from .usecases.composing import forget_stories


def stories_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The stories that are told of some profiles, oldest first."""
    rows = Story.objects.filter(profile_id__in=profile_ids).prefetch_related("view_set")
    return [
        {
            "at": rfc3339(row.told_at),
            "by": row.teller_name,
            "title": row.title,
            "happened": row.happened,
            "teaches": row.teaches,
            "views": [{"by": one.person_name, "text": one.text} for one in row.view_set.all()],
        }
        for row in rows.order_by("pk")
    ]


def drop_stories(profile_ids: Sequence[int]) -> int:
    """Remove the stories of some profiles, also out of the vision; returns how many."""
    rows = Story.objects.filter(profile_id__in=profile_ids)
    ids = list(rows.values_list("pk", flat=True))
    if ids:
        forget_stories(ids)
        for one in ids:
            audit.forget(subject=f"story:{one}")
        rows.delete()
    return len(ids)


def count_stories(profile_ids: Sequence[int]) -> int:
    """How many `drop_stories` would remove."""
    return Story.objects.filter(profile_id__in=profile_ids).count()
