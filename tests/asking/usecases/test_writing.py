"""What is written; and a mail whose links are followed by a program answers nothing."""

import html
import json
import re

from django.test import Client

from hamdel.asking.contracts import ToAsk
from hamdel.asking.models import Ask
from hamdel.asking.usecases.ordering import order_asks
from hamdel.asking.usecases.writing import choices_of, write
from hamdel.channels.models import Delivery
from hamdel.channels.public import AccountFacts
from hamdel.customers.public import customer_facts
from hamdel.surveys.public import (
    Question,
    SurveyFacts,
    invitation,
    responses_of_survey,
)
from hamdel.surveys.public import survey as survey_of
from tests.asking.conftest import Person, decided
from tests.ground.cast import NOW


def test_who_follows_every_link_of_a_mail_answers_nothing(
    survey: int, person: Person, mailbox: AccountFacts, stranger: Client
) -> None:
    order_asks([ToAsk(key="1", profile_id=person("مینا"), survey_id=survey)], by="s", now=NOW)
    decided()
    before = invitation(Ask.objects.get().invitation_id or 0)
    sent = json.loads(Delivery.objects.get().payload)
    found = [html.unescape(one) for one in re.findall(r'href="([^"]+)"', sent["html"])]
    links = [one.partition("://")[2].partition("/")[2] for one in found]
    assert len(links) == 12
    for link in links:
        assert stranger.head(f"/{link}").status_code == 200
        page = stranger.get(f"/{link}")
        assert page.status_code == 200
    assert re.search(
        r'value="10"[^>]*checked|checked[^>]*value="10"',
        stranger.get(f"/{links[10]}").content.decode(),
    )
    assert responses_of_survey(survey) == responses_of_survey(survey, whole=False) == []
    assert invitation(Ask.objects.get().invitation_id or 0) == before
    assert "مینا عزیز" in sent["text"]
    assert sent["subject"]


def test_own_words_are_filled_in_and_always_lead_to_the_survey(
    survey: int, person: Person
) -> None:
    facts, about = customer_facts(person("mina")), survey_facts(survey)
    assert facts is not None
    said = write("sms", survey=about, facts=facts, path="/s/T", own_text="{name}: {survey}? {x}")
    assert said.text.startswith("mina: پس از تحویل? {x}\nhttp")
    assert said.text.endswith("/s/T")
    plain = write("telegram", survey=about, facts=facts, path="/s/T", reminds=True)
    assert plain.text.startswith("یادآوری: mina عزیز")
    mail = write("email", survey=about, facts=facts, path="/s/T", own_text="سلام {name}\n{link}")
    assert "سلام mina" in mail.html
    assert mail.html.count("<a ") == 12


def survey_facts(survey_id: int) -> SurveyFacts:
    found = survey_of(survey_id)
    assert found is not None
    return found


def test_only_few_answers_stand_in_a_mail() -> None:
    many = Question(key="q", kind="rating", text={"fa": "?"}, least=0, most=100)
    free = Question(key="q", kind="text", text={"fa": "?"})
    assert choices_of(many, "fa") == choices_of(free, "fa") == ()
    few = Question(key="q", kind="rating", text={"fa": "?"}, least=1, most=5)
    assert [one.label for one in choices_of(few, "fa")] == ["۱", "۲", "۳", "۴", "۵"]
