from datetime import timedelta

import pytest

from hamdel.interactions.public import moment_by_id
from hamdel.surveys.contracts import (
    NoSuchInvitation,
    NoSuchSurvey,
    NotAsked,
    Refused,
    ToInvite,
    ToRecord,
)
from hamdel.surveys.models import Answer, Response
from hamdel.surveys.queries.responses import response, responses_of_survey
from hamdel.surveys.shapes import Quota
from hamdel.surveys.usecases.inviting import invite, refuse
from hamdel.surveys.usecases.responding import WrongAnswers, record_response, save_partial
from hamdel.surveys.usecases.saving import close_survey, publish_survey
from tests.ground.cast import NOW
from tests.surveys.asked import asking, question, when
from tests.surveys.conftest import LATER, there, written

pytestmark = pytest.mark.django_db


def answer(survey, *, now=LATER, **more):
    return record_response(ToRecord(survey_id=survey.id, **more), now=now)


def refusal(call) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.field, refused.value.code


def test_an_answer_is_kept_counted_and_told_in_the_story(nps, customer, mina):
    named = (("phone", mina.phone),)
    done = answer(
        nps, identifiers=named, verified=True, score=3, comment="پیک دو ساعت دیر آمد", key="a",
        channel="sms",
    )  # fmt: skip
    assert done.customer_id == customer
    kept = there(response(done.id))
    assert (kept.score, kept.stage, kept.touchpoint, kept.complete) == (
        3, "support", "feedback_survey", True,
    )  # fmt: skip
    counted = Answer.objects.filter(response_id=done.id).order_by("question")
    assert [(one.question, one.number, one.text) for one in counted] == [
        ("comment", None, "پیک دو ساعت دیر آمد"),
        ("score", 3.0, ""),
    ]
    moment = there(moment_by_id(done.interaction_id))[0]
    assert (moment.action, moment.channel, moment.text) == (
        "Survey Answered", "sms", "پیک دو ساعت دیر آمد",
    )  # fmt: skip
    assert moment.properties == {
        "survey_id": str(nps.id), "survey": "پس از تحویل", "kind": "nps", "score": 3,
        "response_id": str(done.id), "stage": "support", "touchpoint": "feedback_survey",
    }  # fmt: skip
    again = answer(nps, identifiers=named, score=10, key="a")
    assert (again.repeated, again.id, again.interaction_id) == (
        True, done.id, done.interaction_id,
    )  # fmt: skip
    assert Response.objects.count() == 1


def test_ease_is_told_to_the_log_as_effort(customer):
    done = answer(written("ces"), profile_id=customer, score=2)
    assert there(moment_by_id(done.interaction_id))[0].effort == 6.0
    assert there(response(done.id)).score == 2


def test_an_answer_of_nobody_is_counted_and_in_no_story(nps):
    done = answer(nps, score=9)
    assert (done.customer_id, done.interaction_id) == (None, None)
    assert [one.score for one in responses_of_survey(nps.id)] == [9]


def test_who_says_it_in_a_browser_reaches_nobody_vouched_for(nps, customer, mina):
    done = answer(nps, identifiers=(("phone", mina.phone),), score=9, verified=False)
    assert done.customer_id != customer


def test_a_begun_answer_goes_on_under_its_key(customer):
    survey = written(
        "form",
        definition=asking(
            question("single", "a", required=True),
            question("text", "b", asked_when=(when("a", "is", "red"),)),
            question("number", "c", required=True),
        ),
    )
    told = {"survey_id": survey.id, "profile_id": customer, "key": "k", "strict": True}
    first = save_partial(ToRecord(answers={"a": "red", "b": "in"}, **told), now=NOW)
    assert first.interaction_id is None
    assert responses_of_survey(survey.id) == []
    assert [one.id for one in responses_of_survey(survey.id, whole=False)] == [first.id]
    with pytest.raises(WrongAnswers) as wrong:
        record_response(ToRecord(**told), now=NOW)
    assert [(one.key, one.fault) for one in wrong.value.faults] == [("c", "required")]
    whole = record_response(ToRecord(answers={"a": "blue", "c": "۱۲"}, **told), now=LATER)
    assert whole.id == first.id
    assert there(response(whole.id)).answers == {"a": "blue", "c": 12}
    assert set(Answer.objects.values_list("question", flat=True)) == {"a", "c"}


def test_an_invitation_is_answered_once(nps, customer):
    asked = invite(ToInvite(survey_id=nps.id, profile_id=customer, channel="sms"), now=NOW)
    done = answer(nps, invitation_id=asked.id, score=10)
    assert (done.customer_id, there(response(done.id)).channel) == (customer, "sms")
    again = answer(nps, invitation_id=asked.id, score=0)
    assert (again.repeated, again.id) == (True, done.id)
    other = invite(ToInvite(survey_id=nps.id, profile_id=customer, channel="sms"), now=NOW)
    refuse(other.id, now=NOW)
    assert refusal(lambda: answer(nps, invitation_id=other.id, score=1)) == (
        "invitation", "refused",
    )  # fmt: skip
    over = ToInvite(survey_id=nps.id, profile_id=customer, channel="sms", expires_at=NOW)
    late = invite(over, now=NOW)
    assert refusal(lambda: answer(nps, invitation_id=late.id, score=1))[1] == "expired"
    with pytest.raises(NoSuchInvitation):
        answer(written("csat"), invitation_id=late.id, score=1)


def test_only_an_open_survey_takes_answers(nps):
    assert refusal(lambda: answer(written(state="draft"), score=1))[1] == "draft"
    close_survey(nps.id, by="reza", now=LATER)
    after = LATER + timedelta(hours=1)
    with pytest.raises(NotAsked) as closed:
        answer(nps, score=1, now=after)
    assert closed.value.code == "closed"
    # A kiosk that was offline sends what was answered while it was open.
    assert answer(nps, score=1, now=after, answered_at=NOW).id
    publish_survey(nps.id, by="reza", now=after)
    assert answer(nps, score=1, now=after).id
    ends = written("csat", closes_at=LATER)
    assert refusal(lambda: answer(ends, score=1, now=LATER))[1] == "closed"


def test_a_quota_takes_no_more_than_it_wants():
    asked = asking(
        question("single", "a"), question("text", "b"),
        quotas=(Quota(most=1, question="a", option="red"), Quota(most=2)),
    )  # fmt: skip
    survey = written("form", definition=asked)
    answer(survey, answers={"a": "red"})
    assert refusal(lambda: answer(survey, answers={"a": "red"})) == ("survey_id", "full")
    answer(survey, answers={"a": "blue"})
    assert refusal(lambda: answer(survey, answers={"b": "text"}))[1] == "full"


def test_hostile_answers_are_refused_by_name(nps):
    with pytest.raises(NoSuchSurvey):
        record_response(ToRecord(survey_id=0, score=1), now=NOW)
    cases = {
        "score": {"score": 11},
        "comment": {"score": 1, "comment": "x" * 5_001},
        "answers.zz": {"answers": {"zz": 1}},
        "answers": {},
        "identifiers[0].value": {"score": 1, "identifiers": (("phone", "12"),)},
        "customer_id": {"score": 1, "profile_id": 10**9},
        "answered_at": {"score": 1, "answered_at": LATER + timedelta(days=2)},
        "idempotency": {"score": 1, "key": "x" * 200},
    }
    for field, said in cases.items():
        assert refusal(lambda said=said: answer(nps, **said))[0] == field
    assert not Response.objects.exists()
