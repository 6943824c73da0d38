"""Questions about invitations."""

import hashlib
from datetime import datetime

from hamdel.accounts.contracts import InvitationFacts
from hamdel.accounts.models import Invitation
from hamdel.accounts.rules.invitations import state_of


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def open_invitations(*, now: datetime) -> tuple[InvitationFacts, ...]:
    """Those nobody answered yet, the newest first; expired ones are told as such."""
    rows = Invitation.objects.filter(accepted_at=None, cancelled_at=None)
    found = rows.select_related("team", "invited_by").order_by("-pk")[:200]
    return tuple(_facts(row, now) for row in found)


def invitation(invitation_id: int, *, now: datetime) -> InvitationFacts | None:
    """One invitation, None where there is none."""
    found = Invitation.objects.filter(pk=invitation_id).select_related("team", "invited_by")
    return next((_facts(row, now) for row in found), None)


def invitation_by_token(token: str, *, now: datetime) -> InvitationFacts | None:
    """The invitation a link leads to while it waits for its answer, else None."""
    found = Invitation.objects.filter(digest=digest_of(token))
    facts = next((_facts(row, now) for row in found.select_related("team", "invited_by")), None)
    return facts if facts is not None and facts.state == "waiting" else None


def _facts(row: Invitation, now: datetime) -> InvitationFacts:
    state = state_of(
        now=now,
        expires_at=row.expires_at,
        accepted_at=row.accepted_at,
        cancelled_at=row.cancelled_at,
    )
    return InvitationFacts(
        id=row.pk,
        email=row.email,
        name=row.name,
        role=str(row.role),
        team=row.team.name if row.team else "",
        invited_by=row.invited_by.name if row.invited_by else "",
        created_at=row.created_at,
        expires_at=row.expires_at,
        state=state,
    )
