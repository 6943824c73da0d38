"""What was answered."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q

from ..contracts import ResponseFacts
from ..models import Response

Place = tuple[datetime, int]
_NAMES = (
    "id", "survey_id", "version_id", "profile_id", "invitation_id", "score", "comment", "answers",
    "channel", "touchpoint", "stage", "language", "answered_at", "complete", "interaction_id",
    "team_id",
)  # fmt: skip


def response(response_id: int) -> ResponseFacts | None:
    """One answer; None for none."""
    return next(iter(responses_by_id([response_id]).values()), None)


def responses_by_id(ids: Iterable[int]) -> dict[int, ResponseFacts]:
    """Some answers, by id."""
    return {row.pk: response_fact(row) for row in Response.objects.filter(pk__in=list(ids))}


def responses_of_survey(
    survey_id: int, *, whole: bool = True, after: Place | None = None, limit: int = 50
) -> list[ResponseFacts]:
    """The answers to a survey, the newest first; those that were only begun unless `whole`."""
    rows = Response.objects.filter(survey_id=survey_id, complete=whole)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(answered_at__lt=at) | Q(answered_at=at, pk__lt=pk))
    return [response_fact(row) for row in rows.order_by("-answered_at", "-pk")[:limit]]


def responses_of_profiles(
    profile_ids: Sequence[int], *, since: datetime | None = None
) -> list[ResponseFacts]:
    """What some profiles answered, the newest first."""
    rows = Response.objects.filter(profile_id__in=profile_ids)
    if since is not None:
        rows = rows.filter(answered_at__gte=since)
    return [response_fact(row) for row in rows.order_by("-answered_at", "-pk")]


def response_fact(row: Response) -> ResponseFacts:
    return ResponseFacts(**{name: getattr(row, name) for name in _NAMES})
