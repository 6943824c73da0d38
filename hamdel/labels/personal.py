"""What labels hold of a person: what colleagues called their conversations and cases."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from hamdel.platform.instants import rfc3339

from .models import Label, Labeling
from .queries.labels import forget_choices


def labels_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The labels on the conversations and cases of some profiles."""
    rows = _theirs(profile_ids).select_related("label").order_by("pk")
    return [
        {
            "label": row.label.name,
            "conversation_id": None if row.conversation_id is None else str(row.conversation_id),
            "case_id": None if row.case_id is None else str(row.case_id),
            "at": rfc3339(row.at),
        }
        for row in rows
    ]


def drop_labels(profile_ids: Sequence[int]) -> int:
    """Forget them, and the words that nothing else carries; returns how many there were."""
    gone = _theirs(profile_ids).delete()[0]
    Label.objects.filter(labeling=None).delete()
    forget_choices()
    return gone


def count_labels(profile_ids: Sequence[int]) -> int:
    """How many `drop_labels` would drop."""
    return _theirs(profile_ids).count()


def _theirs(profile_ids: Sequence[int]) -> QuerySet[Labeling]:
    talks, cases = Q(conversation__profile__in=profile_ids), Q(case__profile__in=profile_ids)
    return Labeling.objects.filter(talks | cases)
