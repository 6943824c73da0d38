import pytest

from hamdel.interactions.public import moments_by_id
from hamdel.surveys.models import Answer, Response, Survey
from hamdel.surveys.usecases.keeping_past import PastAnswer, keep_past_answers, remove_surveys
from tests.ground.cast import NOW
from tests.surveys.conftest import LATER, written

pytestmark = pytest.mark.django_db


def test_past_answers_are_counted_and_in_the_story_once(nps, customer):
    ces = written("ces")
    given = [
        PastAnswer(
            survey_id=survey.id, profile_id=customer, key="old-1", at=NOW, channel="sms",
            answers={"score": score, "comment": "دیر رسید", "unknown": 1},
        )
        for survey, score in ((nps, 3), (ces, 2), (written(state="draft"), 1))
    ]  # fmt: skip
    assert keep_past_answers(given, source="import", now=LATER) == 2
    assert keep_past_answers(given, source="import", now=LATER) == 0
    rows = {row.survey_id: row for row in Response.objects.all()}
    assert (rows[nps.id].score, rows[nps.id].answered_at, rows[nps.id].stage) == (
        3,
        NOW,
        "support",
    )
    assert Answer.objects.count() == 4
    moments = moments_by_id([row.interaction_id or 0 for row in rows.values()])
    assert {one.effort for one in moments.values()} == {None, 6.0}
    told = moments[rows[nps.id].interaction_id or 0].properties
    assert (told["response_id"], told["score"]) == (str(rows[nps.id].pk), 3)


def test_surveys_go_with_all_that_was_answered(nps, customer):
    Survey.objects.filter(pk=nps.id).update(key="demo:a")
    one = PastAnswer(
        survey_id=nps.id, profile_id=customer, key="k", at=NOW, channel="sms",
        answers={"score": 9}, interaction_id=5,
    )  # fmt: skip
    assert keep_past_answers([one], source="import", now=LATER) == 1
    assert Response.objects.get().interaction_id == 5
    assert remove_surveys(["demo:a", "demo:b"]) == 1
    assert not Response.objects.exists()
