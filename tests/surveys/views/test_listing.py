import pytest
from django.test import Client
from django.urls import reverse

from hamdel.surveys.models import Survey
from tests.ground.cast import Player
from tests.surveys.conftest import written

pytestmark = pytest.mark.django_db
LIST = reverse("surveys:list")


def test_the_list_tells_state_and_answers(nps, reza: Player, django_assert_max_num_queries):
    written("csat", state="draft")
    reza.get(LIST)
    with django_assert_max_num_queries(12):
        html = reza.get(LIST).content.decode()
    assert html.count("پس از تحویل") == 2
    assert "پیش‌نویس" in html
    assert reza.get(LIST, {"state": "draft"}).content.decode().count("پس از تحویل") == 1
    assert "چیزی جور نیست" in reza.get(LIST, {"q": "zz"}).content.decode()
    assert reza.get(LIST, {"cursor": "zz"}).status_code == 404


def test_a_ready_one_becomes_a_draft(reza: Player):
    address = reverse("surveys:new")
    assert "هفت پرسش" in reza.get(address).content.decode()
    made = reza.post(address, {"ready": "proactive"})
    survey = Survey.objects.get()
    assert (made.status_code, survey.state, len(survey.draft["questions"])) == (302, "draft", 7)
    assert reza.get(made["Location"]).status_code == 200
    assert reza.post(address, {"kind": "ces"}).status_code == 302
    assert reza.post(address, {"ready": "zz"}).status_code == 404


def test_who_sees_what(sara: Player, stranger: Client):
    assert stranger.get(LIST).status_code == 302
    assert sara.get(LIST).status_code == 200
    assert reverse("surveys:new") not in sara.get(LIST).content.decode()
    assert sara.get(reverse("surveys:new")).status_code == 403
