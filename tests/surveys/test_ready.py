from hamdel.surveys.ready import ready_survey, ready_surveys, to_save
from hamdel.surveys.rules.checking import check_askable
from hamdel.touchpoints.starting import starting_stages, starting_touchpoints
from tests.surveys.asked import all_texts


def test_every_ready_survey_can_be_asked_in_both_languages():
    stages = {one["key"] for one in starting_stages()}
    touchpoints = {one["key"] for one in starting_touchpoints()}
    for one in ready_surveys():
        for language in ("fa", "en"):
            made = to_save(one, language=language)
            assert made.definition is not None
            check_askable(made.kind, made.definition)
            assert made.definition.languages[0] == language
            assert all({"fa", "en"} <= set(text) for text in all_texts(made.definition) if text)
        assert one.stage in stages
        assert one.touchpoint in touchpoints


def test_there_is_a_recommendation_for_each_stage_and_the_seven_questions():
    nps = {one.stage for one in ready_surveys() if one.kind == "nps"}
    assert nps == {one["key"] for one in starting_stages()}
    seven = ready_survey("proactive")
    assert seven is not None
    assert len(seven.questions) == 7
    assert ready_survey("recovery") is not None
    assert ready_survey("nothing") is None
