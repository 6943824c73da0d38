"""Asking in a call: the guard looks first; the question, its keys, the answer or the refusal."""

import pytest

from hamdel.asking.models import Ask
from hamdel.platform import options
from hamdel.surveys.public import responses_of_survey
from tests.asking.conftest import Person
from tests.ground.cast import NOW, Player


@pytest.fixture
def page(person: Person) -> str:
    """Mina's page of asking in a call, at an hour when one may call."""
    address = f"/customers/{person('مینا', consent='')}/ask"
    options.set("sending.quiet_hours", "", who="leila", now=NOW)
    return address


def test_an_agent_reads_the_question_and_presses_what_they_say(
    sara: Player, survey: int, page: str
) -> None:
    assert "پس از تحویل" in sara.get(page).content.decode()
    begun = sara.post(page, {"survey": survey}).headers["Location"]
    shown = sara.get(begun).content.decode()
    assert "پیشنهاد" in shown
    assert shown.count('type="radio" name="score"') == 11
    ask = Ask.objects.get().pk
    assert sara.post(page, {"ask": ask}).status_code == 400
    assert sara.post(page, {"ask": ask, "score": "99"}).status_code == 400
    assert sara.post(page, {"ask": ask, "score": "8", "comment": "خوب بود"}).status_code == 302
    (given,) = responses_of_survey(survey)
    assert (given.score, given.comment, given.channel) == (8, "خوب بود", "phone")
    again = sara.get(page).content.decode()
    assert "چندی پیش پرسیده شده" in again
    begun = sara.post(page, {"survey": survey}).headers["Location"]
    assert sara.get(page.replace("/ask", "0/ask")).status_code == 404


def test_who_refuses_is_left_in_peace(sara: Player, survey: int, page: str, nima: Player) -> None:
    sara.post(page, {"survey": survey})
    sara.post(page, {"ask": Ask.objects.get().pk, "refused": "yes"})
    assert Ask.objects.get().invitation.state == "refused"  # type: ignore[union-attr]
    assert "نمی‌خواهد از او بپرسند" in sara.get(page).content.decode()
    assert nima.get(page).status_code == 403
    assert sara.post(page, {"survey": "0"}).status_code == 404
