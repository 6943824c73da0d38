"""The survey that an answer is to, held while it is written: whether it is asked at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast

from hamdel.interactions.public import keep_log_still

from ..contracts import InvitationState, NoSuchInvitation, NoSuchSurvey, NotAsked, ToRecord
from ..models import Invitation, Response, Survey, SurveyVersion
from ..shapes import Definition, read_definition

LATE: Final = timedelta(days=30)  # how long after a survey closed an answer given before may come


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A survey to be answered: the version that is asked, and what of this answer was kept before."""

    survey: Survey
    version: SurveyVersion
    definition: Definition
    key: str
    invitation: Invitation | None
    begun: Response | None


def hold_for(wanted: ToRecord, *, key: str, now: datetime) -> Held:
    """Hold the log, then the survey's answer. Raises NoSuchSurvey, NoSuchInvitation and NotAsked.

    Whoever began goes on with the version they began with. What was answered whole is held though
    nothing is asked any more.
    """
    keep_log_still()
    survey = Survey.objects.select_related("published").filter(pk=wanted.survey_id).first()
    if survey is None:
        raise NoSuchSurvey(f"there is no survey {wanted.survey_id}")
    invitation = _invitation(wanted)
    whole_key = f"{survey.pk}:invitation:{invitation.pk}" if invitation else f"{survey.pk}:{key}"
    begun = Response.objects.select_related("version").filter(key=whole_key).first()
    version = survey.published if begun is None else begun.version
    if begun is None or not begun.complete:
        check_asked(survey, invitation, at=wanted.answered_at or now, now=now)
    if version is None:
        raise NotAsked("It is not open yet.", field="survey_id", code="draft")
    return Held(
        survey=survey,
        version=version,
        definition=read_definition(version.definition),
        key=whole_key,
        invitation=invitation,
        begun=begun,
    )


def check_asked(
    survey: Survey, invitation: Invitation | None, *, at: datetime, now: datetime
) -> None:
    """Raise NotAsked where a survey, or its invitation, takes no answer given at an instant."""
    if survey.state == "draft" or survey.published_id is None:
        raise NotAsked("It is not open yet.", field="survey_id", code="draft")
    closed = survey.closed_at if survey.state == "closed" else survey.closes_at
    if closed is not None and closed <= now and not (at < closed and now < closed + LATE):
        raise NotAsked("It takes no more answers.", field="survey_id", code="closed")
    if invitation is None:
        return
    state = cast("InvitationState", invitation.state)
    if state == "answered":
        raise NotAsked("It was answered already.", field="invitation", code="used")
    if state == "refused":
        raise NotAsked("They do not want to be asked.", field="invitation", code="refused")
    if invitation.expires_at is not None and invitation.expires_at <= now:
        raise NotAsked("The invitation is over.", field="invitation", code="expired")


def _invitation(wanted: ToRecord) -> Invitation | None:
    if wanted.invitation_id is None:
        return None
    rows = Invitation.objects.select_for_update()
    found = rows.filter(pk=wanted.invitation_id, survey_id=wanted.survey_id).first()
    if found is None:
        raise NoSuchInvitation(f"there is no invitation {wanted.invitation_id}")
    return found
