from datetime import timedelta

from hamdel.journeys.public import Span
from hamdel.segments.public import SegmentDraft, make_segment
from hamdel.surveys.contracts import ToRecord
from hamdel.surveys.step_scores import step_scores
from hamdel.surveys.usecases.responding import record_response
from tests.ground.cast import NOW
from tests.surveys.conftest import written

WEEK = Span(since=NOW - timedelta(days=7), until=NOW + timedelta(days=1))


def tell(survey, who, score, **more):
    record_response(
        ToRecord(
            survey_id=survey.id, identifiers=(("user_id", who),), score=score, key=f"{survey.id}{who}",
            **more,
        ),
        now=NOW,
    )  # fmt: skip


def test_scores_of_each_touchpoint_and_stage_and_of_a_segment(customer, nps):
    ces = written("ces", stage="support", touchpoint="feedback_survey")
    for who, score in (("a", 10), ("b", 9), ("c", 3)):
        tell(nps, who, score)
    tell(ces, "a", 7)
    tell(nps, "late", 0, answered_at=NOW - timedelta(days=30))
    told = step_scores(WEEK)
    asked = told.touchpoints["feedback_survey"]
    assert (asked["nps"].value, asked["nps"].n) == (100 / 3, 3)
    assert asked["nps"].low < asked["nps"].value < asked["nps"].high
    assert (asked["ces"].value, asked["ces"].n) == (1.0, 1)  # 7 of 7 easy: no effort
    assert told.stages["support"] == asked
    assert told.overall == asked
    rule = {"rule": "moments", "action": "Never Happened", "at_least": 1}
    made = make_segment(SegmentDraft(name_fa="هیچ", name_en="None", rule=rule), who="x", now=NOW)
    nobody = Span(since=WEEK.since, until=WEEK.until, segment_id=made.id)
    assert step_scores(nobody).touchpoints == {}
