from datetime import timedelta

import pytest

from hamdel.surveys.contracts import NoSuchInvitation, NoSuchSurvey, NotAsked, Refused, ToInvite
from hamdel.surveys.models import Invitation
from hamdel.surveys.queries.invitations import (
    invitation,
    invitation_by_token,
    invitations_of_profiles,
    invitations_of_survey,
    token_of_invitation,
    unanswered_invitations,
)
from hamdel.surveys.usecases.inviting import invite, note_invitation, note_reminded, refuse
from tests.ground.cast import NOW
from tests.surveys.conftest import LATER, there, written

pytestmark = pytest.mark.django_db


def test_a_link_is_a_secret_of_which_only_the_digest_is_kept(nps, customer):
    wanted = ToInvite(survey_id=nps.id, profile_id=customer, channel="email", key="order-1")
    made = invite(wanted, now=NOW)
    row = Invitation.objects.get(pk=made.id)
    assert made.path == f"/s/{made.token}"
    assert made.token not in (row.digest, row.salt)
    assert there(invitation_by_token(made.token)).id == made.id
    assert token_of_invitation(made.id) == made.token
    for wrong in ("", "x" * 16, row.digest, "a b", "../etc"):
        assert invitation_by_token(wrong) is None
    again = invite(wanted, now=LATER)
    assert (again.repeated, again.id, again.token) == (True, made.id, made.token)


def test_what_becomes_of_it_goes_only_forward(nps, customer):
    made = invite(ToInvite(survey_id=nps.id, profile_id=customer, channel="sms"), now=NOW)
    assert note_invitation(made.id, "sent", now=NOW)
    assert [one.id for one in unanswered_invitations(sent_before=LATER)] == [made.id]
    assert note_invitation(made.id, "started", now=LATER)
    assert not note_invitation(made.id, "opened", now=LATER + timedelta(minutes=1))
    note_reminded(made.id, now=LATER)
    found = there(invitation(made.id))
    assert (found.state, found.sent_at, found.reminded_at) == ("started", NOW, LATER)
    assert found.opened_at == LATER + timedelta(minutes=1)
    refuse(made.id, now=LATER)
    refuse(made.id, now=LATER + timedelta(hours=1))
    found = there(invitation(made.id))
    assert (found.state, found.refused_at, found.over) == ("refused", LATER, True)
    with pytest.raises(ValueError, match="noted by"):
        note_invitation(made.id, "answered", now=NOW)


def test_who_was_asked_is_found_by_survey_and_by_person(nps, customer):
    other = written("csat")
    first = invite(ToInvite(survey_id=nps.id, profile_id=customer, channel="sms"), now=NOW)
    second = invite(ToInvite(survey_id=other.id, profile_id=customer, channel="email"), now=LATER)
    assert [one.id for one in invitations_of_survey(nps.id)] == [first.id]
    assert [one.id for one in invitations_of_profiles([customer])] == [second.id, first.id]
    assert [one.id for one in invitations_of_profiles([customer], since=LATER)] == [second.id]


def test_nobody_is_asked_what_is_not_asked(nps, customer):
    with pytest.raises(NoSuchSurvey):
        invite(ToInvite(survey_id=0, profile_id=customer, channel="sms"), now=NOW)
    draft = written(state="draft")
    with pytest.raises(NotAsked):
        invite(ToInvite(survey_id=draft.id, profile_id=customer, channel="sms"), now=NOW)
    with pytest.raises(Refused):
        invite(ToInvite(survey_id=nps.id, profile_id=10**9, channel="sms"), now=NOW)
    with pytest.raises(NoSuchInvitation):
        refuse(0, now=NOW)
