from datetime import timedelta

import pytest

from hamdel.surveys.contracts import Changed, NoSuchSurvey, Refused, ToSave
from hamdel.surveys.models import Survey, SurveyVersion
from hamdel.surveys.queries.surveys import is_ahead, survey, surveys, written_survey
from hamdel.surveys.usecases.saving import (
    change_survey,
    close_survey,
    close_what_is_over,
    publish_survey,
    save_survey,
)
from tests.ground.cast import NOW
from tests.surveys.asked import asking, question
from tests.surveys.conftest import LATER, there, written

pytestmark = pytest.mark.django_db
REZA = "reza@hamdel.example"


def test_what_is_written_is_asked_once_it_is_published():
    made = written("form", state="draft", definition=asking(question("text", "a")))
    assert (made.state, made.version_id) == ("draft", None)
    publish_survey(made.id, by=REZA, now=NOW)
    change_survey(
        made.id, {"definition": asking(question("text", "b")), "title": " نظر شما "},
        by=REZA, now=LATER, version=2,
    )  # fmt: skip
    asked, ahead = there(survey(made.id)), there(written_survey(made.id))
    assert [one.key for one in asked.questions] == ["a"]
    assert [one.key for one in ahead.questions] == ["b"]
    assert asked.title == "نظر شما"
    assert is_ahead(made.id)
    publish_survey(made.id, by=REZA, now=LATER)
    assert not is_ahead(made.id)
    assert [one.key for one in there(survey(made.id)).questions] == ["b"]
    numbers = SurveyVersion.objects.filter(survey_id=made.id).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == [1, 2]
    close_survey(made.id, by=REZA, now=LATER)
    assert there(survey(made.id)).closed_at == LATER
    publish_survey(made.id, by=REZA, now=LATER)
    assert (there(survey(made.id)).state, SurveyVersion.objects.count()) == ("open", 2)


def test_who_comes_second_is_told():
    made = written()
    change_survey(made.id, {"title": "A"}, by=REZA, now=NOW, version=made.version)
    with pytest.raises(Changed) as changed:
        change_survey(made.id, {"title": "B"}, by=REZA, now=NOW, version=made.version)
    assert changed.value.version == made.version + 1
    with pytest.raises(NoSuchSurvey):
        close_survey(0, by=REZA, now=NOW)


def test_settings_of_others_are_laid_over(nps):
    change_survey(nps.id, {"settings": {"a": 1}}, by=REZA, now=NOW)
    change_survey(nps.id, {"settings": {"b": 2}}, by=REZA, now=NOW)
    assert there(survey(nps.id)).settings == {"a": 1, "b": 2}


def test_the_stage_is_that_of_the_touchpoint_unless_said():
    assert written(touchpoint="onboarding").stage == "support"
    assert written(touchpoint="onboarding", stage="research").stage == "research"


def test_the_same_key_is_the_same_survey():
    wanted = ToSave(kind="nps", title="A")
    first = save_survey(wanted, by=REZA, now=NOW, key="demo")
    assert save_survey(wanted, by=REZA, now=LATER, key="demo") == first
    assert Survey.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [({"title": " "}, "title"), ({"title": "x" * 201}, "title"), ({"stage": "x" * 61}, "stage")],
)
def test_what_can_not_be_written(more, field):
    with pytest.raises(Refused) as refused:
        save_survey(ToSave(**({"kind": "nps", "title": "A"} | more)), by=REZA, now=NOW)
    assert refused.value.field == field


def test_the_list_is_by_change_and_by_state(nps, django_assert_num_queries):
    draft = written("csat", state="draft")
    change_survey(nps.id, {"title": "Newest"}, by=REZA, now=LATER)
    with django_assert_num_queries(2):
        found = surveys()
    assert [one.id for one in found] == [nps.id, draft.id]
    assert [one.id for one in surveys(state="draft")] == [draft.id]
    assert [one.id for one in surveys(text="newest")] == [nps.id]
    assert [one.id for one in surveys(after=(LATER, nps.id))] == [draft.id]


def test_what_is_over_is_closed():
    over, later = written(closes_at=LATER), written("csat", closes_at=LATER + timedelta(days=1))
    assert close_what_is_over(now=NOW) == 0
    assert close_what_is_over(now=LATER) == 1
    assert (there(survey(over.id)).state, there(survey(later.id)).state) == ("closed", "open")
