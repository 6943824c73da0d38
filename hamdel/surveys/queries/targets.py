"""What a link leads to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hamdel.customers.public import customer_names, customer_of

from ..contracts import InvitationFacts, ResponseFacts, SurveyFacts
from ..models import Response
from ..shapes import Definition, read_definition
from ..tokens import may_be_token
from .invitations import invitation_by_token
from .responses import response
from .surveys import survey, survey_by_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The survey of a link, and of a personal one the invitation and the person's name."""

    survey: SurveyFacts
    invitation: InvitationFacts | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What was kept of a try: the document it began with, the answers so far."""

    definition: Definition
    answers: dict[str, Any]


def target_of(token: str) -> Target | None:
    """What a link leads to; None for none."""
    if not may_be_token(token):
        return None
    asked = invitation_by_token(token)
    if asked is None:
        found = survey_by_token(token)
        return None if found is None else Target(survey=found)
    found = survey(asked.survey_id)
    if found is None:
        return None
    customer = customer_of(asked.profile_id)
    name = "" if customer is None else customer_names([customer]).get(customer, "")
    return Target(survey=found, invitation=asked, name=name)


def is_over(target: Target, *, now: datetime) -> str:
    """Why nothing is taken at a link: closed, used, refused, expired; "" where something is."""
    asked, found = target.invitation, target.survey
    if asked is not None and asked.over:
        return "used" if asked.state == "answered" else "refused"
    closes = found.closes_at
    if found.state != "open" or (closes is not None and closes <= now):
        return "closed"
    if asked is not None and asked.expires_at is not None and asked.expires_at <= now:
        return "expired"
    return ""


def begun(target: Target, key: str) -> Begun:
    """What was kept of a try; of a fresh one nothing."""
    row = _rows(target, key).filter(complete=False).select_related("version").first()
    if row is None:
        return Begun(definition=target.survey.definition, answers={})
    return Begun(definition=read_definition(row.version.definition), answers=row.answers)


def answered(target: Target, key: str) -> ResponseFacts | None:
    """The whole answer of a try, or of an invitation; None for none."""
    pk = _rows(target, key).filter(complete=True).values_list("pk", flat=True).first()
    return None if pk is None else response(pk)


def _rows(target: Target, key: str) -> Any:
    said = key if target.invitation is None else f"invitation:{target.invitation.id}"
    return Response.objects.filter(key=f"{target.survey.id}:{said}")
