"""What automations hold of a person: what rules did about them, given and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform.instants import rfc3339

from .models import Application


def applications_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What rules did about some profiles, oldest first."""
    rows = Application.objects.filter(profile_id__in=profile_ids).select_related("rule")
    return [
        {"rule": row.rule.name, "event": row.event, "at": rfc3339(row.at), "did": row.did}
        for row in rows.order_by("pk")
    ]


def drop_applications(profile_ids: Sequence[int]) -> int:
    """Forget what rules did about some profiles; returns how many times."""
    return Application.objects.filter(profile_id__in=profile_ids).delete()[0]


def count_applications(profile_ids: Sequence[int]) -> int:
    """How many `drop_applications` would drop."""
    return Application.objects.filter(profile_id__in=profile_ids).count()
