from hamdel.customers.public import erase_customer, export_customer
from hamdel.surveys.contracts import ToInvite, ToRecord
from hamdel.surveys.models import Answer, Invitation, Response
from hamdel.surveys.usecases.inviting import invite
from hamdel.surveys.usecases.responding import record_response
from tests.ground.cast import NOW
from tests.surveys.conftest import LATER


def test_what_somebody_answered_is_given_to_them_and_goes_with_them(nps, customer):
    asked = invite(ToInvite(survey_id=nps.id, profile_id=customer, channel="sms"), now=NOW)
    said = ToRecord(
        survey_id=nps.id, invitation_id=asked.id, score=3, comment="پیک دیر آمد", channel="sms"
    )
    record_response(said, now=LATER)
    record_response(ToRecord(survey_id=nps.id, score=9), now=LATER)
    held = export_customer(customer)["surveys"]
    assert [(one["survey"], one["channel"]) for one in held] == [("پس از تحویل", "sms")] * 2
    assert (held[0]["score"], held[0]["comment"]) == (3, "پیک دیر آمد")
    erase_customer(customer_id=customer, who="leila", why="", now=LATER)
    assert (Response.objects.count(), Answer.objects.count()) == (1, 1)
    assert not Invitation.objects.exists()
