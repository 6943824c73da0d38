"""What follow-ups hold of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from .models import FollowUp, Question


def followups_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The troubles of some profiles and what became of them, oldest first."""
    rows = FollowUp.objects.filter(profile_id__in=profile_ids).prefetch_related("signs")
    return [
        {
            "id": str(row.pk),
            "happened_at": rfc3339(row.happened_at),
            "due_at": rfc3339(row.due_at),
            "state": row.state,
            "signs": [
                {"at": rfc3339(one.at), "kind": one.kind, "score": one.score, "words": one.words}
                for one in row.signs.all()
            ],
            "found": row.found,
            "done": row.done,
            "message": row.message,
            "told_at": None if row.told_at is None else rfc3339(row.told_at),
        }
        for row in rows.order_by("pk")
    ]


def questions_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Words of some profiles that were passed on, oldest first."""
    rows = Question.objects.filter(profile_id__in=profile_ids).order_by("pk")
    return [
        {
            "id": str(row.pk),
            "asked_at": rfc3339(row.asked_at),
            "words": row.words,
            "note": row.note,
            "answer": row.answer,
        }
        for row in rows
    ]


def drop_followups(profile_ids: Sequence[int]) -> int:
    """Remove the follow-ups of some profiles; returns how many. In the caller's transaction."""
    rows = FollowUp.objects.filter(profile_id__in=profile_ids)
    ids = list(rows.values_list("pk", flat=True))
    for one in ids:
        audit.forget(subject=f"followup:{one}")
    rows.delete()
    return len(ids)


def drop_questions(profile_ids: Sequence[int]) -> int:
    """Remove words of some profiles that were passed on; returns how many."""
    rows = Question.objects.filter(profile_id__in=profile_ids)
    ids = list(rows.values_list("pk", flat=True))
    for one in ids:
        audit.forget(subject=f"question:{one}")
    rows.delete()
    return len(ids)


def count_followups(profile_ids: Sequence[int]) -> int:
    """How many `drop_followups` would remove."""
    return FollowUp.objects.filter(profile_id__in=profile_ids).count()


def count_questions(profile_ids: Sequence[int]) -> int:
    """How many `drop_questions` would remove."""
    return Question.objects.filter(profile_id__in=profile_ids).count()
