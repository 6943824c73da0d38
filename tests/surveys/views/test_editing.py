import pytest
from django.urls import reverse

from hamdel.surveys.queries.surveys import survey, written_survey
from hamdel.surveys.shapes import Condition
from tests.ground.cast import Player
from tests.surveys.asked import asking, question
from tests.surveys.conftest import there, written

pytestmark = pytest.mark.django_db


def do(player: Player, survey_id: int, what: str, **said):
    address = reverse("surveys:do", args=[survey_id])
    return player.post(address, {"do": what} | said, headers={"HX-Request": "true"})


def test_a_survey_is_written_opened_and_closed(reza: Player, django_assert_max_num_queries):
    made = written("form", state="draft", definition=asking())
    page = reverse("surveys:survey", args=[made.id])
    refused = do(reza, made.id, "publish").content.decode()
    assert "دست‌کم یک چیز بپرسید" in refused
    do(reza, made.id, "add", kind="single")
    do(reza, made.id, "add", kind="text")
    first, second = there(written_survey(made.id)).questions
    html = do(
        reza, made.id, "question", key=first.key, text_fa="کدام رنگ؟", text_en="Which?",
        options="قرمز | Red\nآبی | Blue", required="yes",
    ).content.decode()  # fmt: skip
    assert "کدام رنگ؟" in html
    do(
        reza, made.id, "question", key=second.key, text_fa="چرا {{q1}}؟",
        when_question=[first.key, ""], when_test=["is", "is"], when_value=["قرمز", ""],
    )  # fmt: skip
    first, second = there(written_survey(made.id)).questions
    assert ([one.key for one in first.options], first.required) == (["o1", "o2"], True)
    assert second.asked_when == (Condition(question=first.key, test="is", value="o1"),)
    assert "پرسش ۱" in do(reza, made.id, "up", key=second.key).content.decode()
    do(
        reza,
        made.id,
        "settings",
        title="رنگ‌ها",
        languages=["fa", "ar"],
        first="ar",
        most_answers="۹",
    )
    do(reza, made.id, "publish")
    asked = there(survey(made.id))
    assert (asked.title, asked.state, asked.languages) == ("رنگ‌ها", "open", ("ar", "fa"))
    assert asked.definition.quotas[0].most == 9
    with django_assert_max_num_queries(12):
        html = reza.get(page).content.decode()
    assert "data:image/svg+xml" in html
    do(reza, made.id, "close")
    assert there(survey(made.id)).state == "closed"


def test_it_closes_by_itself_and_has_room_for_so_many(reza: Player):
    made = written("form", definition=asking(question("single", "c")))
    said = {"options": "قرمز | Red\nآبی | Blue\nسبز | Green", "other": "yes"}
    do(reza, made.id, "question", key="c", text_fa="کدام؟", **said)
    settings = {"title": "رنگ‌ها", "languages": ["fa", "en"], "closes_on": "۱۴۱۵/۰۹/۰۵"}
    limits = {"quota_of": ["c|red", "c|other", ""], "quota_most": ["۳", "2", ""]}
    html = do(
        reza, made.id, "settings", **settings, **limits, closes_hour="۱۸:۳۰", most_answers="۹"
    ).content.decode()
    assert "تا کنون ۰" in html
    asked = there(written_survey(made.id))
    quotas = [(one.most, one.option) for one in asked.definition.quotas]
    assert quotas == [(9, ""), (3, "red"), (2, "other")]
    assert there(there(asked.definition.question("c")).write_in).label["fa"] == "چیز دیگر"
    assert there(asked.closes_at).isoformat() == "2036-11-25T15:00:00+00:00"
    do(reza, made.id, "settings", **settings)
    assert there(there(survey(made.id)).closes_at).isoformat() == "2036-11-25T20:29:59+00:00"
    for wrong in ({"closes_on": "هرگز"}, {"closes_hour": "25:00"}):
        assert "مانند ۱۴۰۵" in do(reza, made.id, "settings", **settings | wrong).content.decode()
    assert "سهمیه" in do(reza, made.id, "settings", **settings, most_answers="-1").content.decode()
    do(reza, made.id, "settings", title="رنگ‌ها", closes_on="")
    assert there(survey(made.id)).closes_at is None


def test_taking_a_question_away_can_be_taken_back(reza: Player):
    made = written("form", definition=asking(question("text", "a"), question("text", "b")))
    gone = do(reza, made.id, "remove", key="a")
    assert "undo" in gone["HX-Trigger"]
    assert [one.key for one in there(written_survey(made.id)).questions] == ["b"]
    assert [one.key for one in there(survey(made.id)).questions] == ["a", "b"]
    reza.post(reverse("surveys:undo", args=[made.id]))
    assert [one.key for one in there(written_survey(made.id)).questions] == ["a", "b"]


def test_who_comes_second_sees_how_it_is(reza: Player, nps):
    stale = do(reza, nps.id, "settings", title="A", languages=["fa"], version="1")
    assert "کس دیگری" in stale.content.decode()
    assert there(survey(nps.id)).title == "پس از تحویل"
    assert "همین نمره" in do(reza, nps.id, "remove", key="score").content.decode()
    assert do(reza, nps.id, "dance").status_code == 404
    assert do(reza, 0, "publish").status_code == 404


def test_only_those_who_lead_write(nps, sara: Player):
    html = sara.get(reverse("surveys:survey", args=[nps.id])).content.decode()
    assert nps.token in html
    assert 'name="do"' not in html
    assert do(sara, nps.id, "close").status_code == 403
