"""One person is asked once: the invitation, and what becomes of it."""

import secrets
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.customers.public import known_customer
from hamdel.platform.events import publish

from ..contracts import (
    InvitationState,
    MadeInvitation,
    NoSuchInvitation,
    NoSuchSurvey,
    NotAsked,
    Refused,
    ToInvite,
)
from ..events import SurveyRefused
from ..models import Invitation, Survey
from ..tokens import digest_of, token_of

# What comes later never goes back to what came before.
_ORDER: Final[tuple[InvitationState, ...]] = (
    "made", "failed", "sent", "ignored", "opened", "started", "refused", "answered",
)  # fmt: skip


@transaction.atomic
def invite(wanted: ToInvite, *, now: datetime) -> MadeInvitation:
    """Make an invitation, or find the one with the same key. Nothing is sent.

    Raises NoSuchSurvey, NotAsked where the survey is not open, Refused where there is no such person.
    """
    if wanted.key is not None:
        known = Invitation.objects.filter(key=wanted.key).first()
        if known is not None:
            return _made(known, repeated=True)
    survey = Survey.objects.filter(pk=wanted.survey_id).first()
    if survey is None:
        raise NoSuchSurvey(f"there is no survey {wanted.survey_id}")
    if survey.state != "open":
        raise NotAsked("The survey is not open.", field="survey_id", code=survey.state)
    if known_customer(wanted.profile_id) is None:
        raise Refused("There is no such customer.", field="customer_id")
    salt = secrets.token_hex(16)
    row = Invitation.objects.create(
        survey=survey,
        profile_id=wanted.profile_id,
        digest=digest_of(token_of(salt)),
        salt=salt,
        channel=wanted.channel[:40],
        key=wanted.key,
        touchpoint=(wanted.touchpoint or survey.touchpoint)[:60],
        stage=(wanted.stage or survey.stage)[:60],
        language=wanted.language,
        team_id=wanted.team_id,
        why=dict(wanted.why),
        made_at=now,
        expires_at=wanted.expires_at,
    )
    return _made(row)


@transaction.atomic
def note_invitation(invitation_id: int, state: InvitationState, *, now: datetime) -> bool:
    """Note what became of an invitation, with its time; False where it is further on already.

    Answering and refusing have deeds of their own. Raises NoSuchInvitation.
    """
    row = _hold(invitation_id)
    if state in ("answered", "refused"):
        raise ValueError("answered and refused are noted by those who do it")
    forth = _ORDER.index(state) > _ORDER.index(row.state)
    named = f"{state}_at"
    if hasattr(row, named) and getattr(row, named) is None:
        setattr(row, named, now)
    if forth:
        row.state = state
    row.save()
    return forth


@transaction.atomic
def note_reminded(invitation_id: int, *, now: datetime) -> None:
    """Note that somebody was reminded. Raises NoSuchInvitation."""
    row = _hold(invitation_id)
    row.reminded_at = now
    row.save(update_fields=["reminded_at"])


@transaction.atomic
def refuse(invitation_id: int, *, now: datetime) -> None:
    """Somebody who was asked does not want to be. Raises NoSuchInvitation; twice changes nothing."""
    row = _hold(invitation_id)
    if row.state in ("answered", "refused"):
        return
    row.state, row.refused_at = "refused", now
    row.save(update_fields=["state", "refused_at"])
    publish(
        SurveyRefused(
            invitation_id=row.pk, survey_id=row.survey_id, profile_id=row.profile_id, at=now
        )
    )


def _hold(invitation_id: int) -> Invitation:
    row = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if row is None:
        raise NoSuchInvitation(f"there is no invitation {invitation_id}")
    return row


def _made(row: Invitation, *, repeated: bool = False) -> MadeInvitation:
    token = token_of(row.salt)
    return MadeInvitation(id=row.pk, token=token, path=f"/s/{token}", repeated=repeated)
