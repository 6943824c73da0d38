"""What reading holds of a person: given to them, and taken out."""

import json
from collections.abc import Sequence
from typing import Any

from .models import Annotation, Message


def readings_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What was found in the texts of some profiles, and what people said of it."""
    rows = Message.objects.filter(interaction__profile_id__in=profile_ids).order_by("pk")
    said: dict[int, dict[str, str]] = {}
    living = Annotation.objects.filter(interaction__profile_id__in=profile_ids, taken_back_at=None)
    for pk, head, label in living.values_list("interaction_id", "head", "label"):
        said.setdefault(pk, {})[head] = label
    return [
        {
            "interaction_id": str(row.pk),
            "language": row.language,
            "sentiment": row.sentiment_score,
            "emotion": row.emotion,
            "intent": row.intent,
            "entities": json.loads(row.entities),
            "corrected": said.get(row.pk, {}),
        }
        for row in rows
    ]


def drop_readings(profile_ids: Sequence[int]) -> int:
    """Drop what was read of some profiles, and what was said of it; returns of how many messages."""
    Annotation.objects.filter(interaction__profile_id__in=profile_ids).delete()
    return Message.objects.filter(interaction__profile_id__in=profile_ids).delete()[0]


def count_readings(profile_ids: Sequence[int]) -> int:
    """How many messages `drop_readings` would drop."""
    return Message.objects.filter(interaction__profile_id__in=profile_ids).count()
