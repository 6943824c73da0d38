"""What surveys hold of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform import stored_files
from hamdel.platform.instants import rfc3339

from .files import FOLDER
from .models import Invitation, KeptFile, Response


def surveys_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every survey that some profiles were asked, and what they answered, oldest first."""
    answered = Response.objects.filter(profile_id__in=profile_ids).select_related("survey")
    asked = Invitation.objects.filter(profile_id__in=profile_ids).select_related("survey")
    return [
        *(_answer(row) for row in answered.order_by("pk")),
        *(_asked(row) for row in asked.order_by("pk")),
    ]


def drop_answers(profile_ids: Sequence[int]) -> int:
    """Remove some profiles' answers and invitations; returns how many. In the caller's transaction."""
    files = KeptFile.objects.filter(response__profile_id__in=profile_ids)
    stored_files.remove_after_commit(FOLDER, list(files.values_list("stored", flat=True)))
    count = count_of_answers(profile_ids)
    Response.objects.filter(profile_id__in=profile_ids).delete()
    Invitation.objects.filter(profile_id__in=profile_ids).delete()
    return count


def count_of_answers(profile_ids: Sequence[int]) -> int:
    """How many `drop_answers` would remove."""
    rows = (Response, Invitation)
    return sum(one.objects.filter(profile_id__in=profile_ids).count() for one in rows)


def _answer(row: Response) -> dict[str, Any]:
    return {
        "survey": row.survey.title,
        "answered_at": rfc3339(row.answered_at),
        "channel": row.channel,
        "score": row.score,
        "comment": row.comment,
        "answers": row.answers,
        "whole": row.complete,
    }


def _asked(row: Invitation) -> dict[str, Any]:
    return {
        "survey": row.survey.title,
        "asked_at": rfc3339(row.made_at),
        "channel": row.channel,
        "state": row.state,
    }
