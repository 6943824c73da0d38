"""Follow-ups of before are kept: nothing is told, nothing is recorded again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from ..contracts import Cause
from ..models import FollowUp, Sign

CLOCK: Final = timedelta(hours=48)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFollowUp:
    """A follow-up as it was: of a moment of the log, worked on in a case that is there already."""

    profile_id: int
    case_id: int
    interaction_id: int
    cause: Cause
    kind: str = ""
    score: int | None = None
    words: str = ""
    channel: str = "survey"
    stage: str = ""
    touchpoint: str = ""
    emotion: str = ""
    sentiment: float | None = None
    happened_at: datetime
    response_id: int | None = None
    survey_id: int | None = None
    found: str = ""
    done: str = ""
    message: str = ""
    told_at: datetime | None = None
    untold: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""


@transaction.atomic
def keep_past_followups(given: Sequence[PastFollowUp]) -> list[int]:
    """Keep follow-ups of before, all at once; those whose moment is known already are left out.

    Returns the ids of those kept. One with `ended_at` has ended.
    """
    moments = [one.interaction_id for one in given]
    known = set(
        Sign.objects.filter(interaction_id__in=moments).values_list("interaction_id", flat=True)
    )
    new = [one for one in given if one.interaction_id not in known]
    rows = FollowUp.objects.bulk_create(map(_row, new))
    Sign.objects.bulk_create(
        Sign(
            followup=row,
            interaction_id=one.interaction_id,
            at=one.happened_at,
            cause=one.cause,
            kind=one.kind,
            score=one.score,
            words=one.words,
            channel=one.channel[:40],
            response_id=one.response_id,
            survey_id=one.survey_id,
        )
        for one, row in zip(new, rows, strict=True)
    )
    return [row.pk for row in rows]


def _row(one: PastFollowUp) -> FollowUp:
    return FollowUp(
        profile_id=one.profile_id,
        case_id=one.case_id,
        cause=one.cause,
        kind=one.kind,
        score=one.score,
        words=one.words,
        channel=one.channel[:40],
        stage=one.stage,
        touchpoint=one.touchpoint,
        emotion=one.emotion,
        sentiment=one.sentiment,
        happened_at=one.happened_at,
        made_at=one.happened_at,
        due_at=one.happened_at + CLOCK,
        state="open" if one.ended_at is None else "done",
        found=one.found,
        done=one.done,
        message=one.message,
        told_at=one.told_at,
        untold=one.untold[:200],
        ended_at=one.ended_at,
        ended_by=one.ended_by[:150],
    )
