from datetime import timedelta

import pytest
from django.test import Client

from hamdel.surveys.models import Response
from hamdel.surveys.usecases.saving import close_survey
from tests.ground.cast import NOW
from tests.surveys.asked import asking, question, when
from tests.surveys.conftest import written

pytestmark = pytest.mark.django_db


def send(client: Client, survey, **said):
    given = {"key": "ab" * 16, "answered_at": "2026-11-22T12:00:00+03:30", "answers": {"a": "red"}}
    address = f"/s/{survey.token}/kiosk"
    return client.post(address, given | said, content_type="application/json")


def test_answers_come_late_and_twice_and_count_once(stranger: Client):
    survey = written("form", definition=asking(question("single", "a"), question("text", "b")))
    assert send(stranger, survey).status_code == 204
    assert send(stranger, survey).status_code == 204
    kept = Response.objects.get()
    assert (kept.channel, kept.device, kept.answered_at) == ("in-person", "kiosk", NOW)
    close_survey(survey.id, by="reza", now=NOW + timedelta(minutes=1))
    # Outside of the month in which late answers are taken, by the clock of the test's machine or not.
    assert send(stranger, survey, key="cd" * 16).status_code in (204, 409)


def test_nobody_writes_into_the_time_before_it_was_asked(stranger: Client):
    survey = written("form", definition=asking(question("single", "a")))
    assert send(stranger, survey, answered_at="2021-01-01T00:00:00Z").status_code == 204
    assert Response.objects.get().answered_at == NOW


def test_what_is_wrong_is_told_by_question(stranger: Client):
    survey = written("form", definition=asking(question("single", "a", required=True)))
    assert send(stranger, survey, answers={"a": "mauve"}).json()["faults"].keys() == {"a"}
    assert send(stranger, survey, answers={}).status_code == 400
    assert send(stranger, survey, key="short").status_code == 400
    assert send(stranger, survey, extra=1).status_code == 400
    assert stranger.get(f"/s/{survey.token}/kiosk").status_code == 405
    assert not Response.objects.exists()


def test_its_page_holds_every_question_with_its_conditions(stranger: Client):
    conditional = question("text", "b", asked_when=(when("a", "is", "red"),))
    survey = written("form", definition=asking(question("single", "a"), conditional))
    html = stranger.get(f"/s/{survey.token}?kiosk=1").content.decode()
    assert "kiosk.js" in html
    assert "[[&quot;a&quot;, &quot;is&quot;, &quot;red&quot;]]" in html
