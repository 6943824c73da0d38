"""Who was asked, and what became of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from django.db.models import Q

from ..contracts import InvitationFacts, InvitationState
from ..models import Invitation
from ..tokens import digest_of, may_be_token, token_of

Place = tuple[datetime, int]


def invitation(invitation_id: int) -> InvitationFacts | None:
    """One invitation; None for none."""
    row = Invitation.objects.filter(pk=invitation_id).first()
    return None if row is None else _fact(row)


def invitation_by_token(token: str) -> InvitationFacts | None:
    """The invitation of a link's secret; None for none."""
    if not may_be_token(token):
        return None
    row = Invitation.objects.filter(digest=digest_of(token)).first()
    return None if row is None else _fact(row)


def token_of_invitation(invitation_id: int) -> str | None:
    """The secret of an invitation's link, for a reminder; None for none."""
    salt = Invitation.objects.filter(pk=invitation_id).values_list("salt", flat=True).first()
    return None if salt is None else token_of(salt)


def invitations_of_survey(
    survey_id: int, *, states: Sequence[str] = (), after: Place | None = None, limit: int = 50
) -> list[InvitationFacts]:
    """The invitations of a survey, the newest first; `after`: the last one seen."""
    rows = Invitation.objects.filter(survey_id=survey_id)
    if states:
        rows = rows.filter(state__in=states)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lt=pk))
    return [_fact(row) for row in rows.order_by("-made_at", "-pk")[:limit]]


def invitations_of_profiles(
    profile_ids: Iterable[int], *, since: datetime | None = None
) -> list[InvitationFacts]:
    """When some profiles were asked, the newest first: whatever the survey and the channel."""
    rows = Invitation.objects.filter(profile_id__in=list(profile_ids))
    if since is not None:
        rows = rows.filter(made_at__gte=since)
    return [_fact(row) for row in rows.order_by("-made_at", "-pk")]


def unanswered_invitations(*, sent_before: datetime, limit: int = 500) -> list[InvitationFacts]:
    """Invitations that were sent before an instant and led to nothing yet, the oldest first."""
    rows = Invitation.objects.filter(
        state__in=("sent", "opened", "started"), sent_at__lt=sent_before
    )
    return [_fact(row) for row in rows.order_by("sent_at", "pk")[:limit]]


def _fact(row: Invitation) -> InvitationFacts:
    names = (
        "survey_id", "profile_id", "channel", "touchpoint", "stage", "language", "team_id", "why",
        "made_at", "sent_at", "opened_at", "started_at", "answered_at", "refused_at", "ignored_at",
        "reminded_at", "expires_at",
    )  # fmt: skip
    told: dict[str, Any] = {name: getattr(row, name) for name in names}
    return InvitationFacts(id=row.pk, state=cast("InvitationState", row.state), **told)
