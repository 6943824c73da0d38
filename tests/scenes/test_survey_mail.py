"""A survey by mail, through real mail servers: who follows every link of it answers nothing, the person does."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.asking.contracts import ToAsk
from hamdel.asking.models import Ask
from hamdel.asking.usecases.deciding import decide_due
from hamdel.asking.usecases.ordering import order_asks
from hamdel.channels.public import create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.customers.public import customer_of, recognize_customer, set_consent
from hamdel.interactions.public import story_of
from hamdel.platform import options
from hamdel.surveys.public import ToSave, invitation, responses_of_survey, save_survey
from tests.ground.certificates import Certificate
from tests.ground.dovecot import Dovecot
from tests.ground.mail_server import HOST
from tests.ground.postfix import Postfix

LINKED = re.compile(r'(?:href|src|action)="([^"#]+)"')


def ask_by_mail(address: str, postfix: Postfix, certificate: Certificate) -> tuple[int, int]:
    """Somebody is asked how the delivery was: the survey, and the customer."""
    now = timezone.now()
    options.set("sending.quiet_hours", "", who="leila", now=now)
    settings = {
        "address": "support@shop.example", "smtp_host": HOST, "smtp_port": str(postfix.port),
        "smtp_ca": certificate.pem,
    }  # fmt: skip
    create_account(kind="email", settings=settings, who="leila", now=now)
    survey = save_survey(
        ToSave(kind="nps", title="پس از تحویل", stage="support"), by="leila", now=now, state="open"
    )
    profile = recognize_customer(
        identifiers=[("email", address)], attributes={"name": "مینا"}, source="shop", now=now
    )
    customer = customer_of(profile)
    assert customer is not None
    set_consent(
        customer_id=customer, purpose="survey", channel="*", state="granted", source="shop",
        who="sara", now=now,
    )  # fmt: skip
    order_asks([ToAsk(key="1", profile_id=profile, survey_id=survey)], by="sara", now=now)
    decide_due(now=now)
    deliver_due(now=timezone.now())
    return survey, customer


def in_the_mailbox(postfix: Postfix, address: str, dovecot: Dovecot) -> EmailMessage:
    """The mail as its reader's program fetches it, once it went through both servers."""
    arrived = postfix.wait_for_mail_to(address)
    dovecot.deliver(arrived.content)
    client = dovecot.client()
    client.select_folder("INBOX", readonly=True)
    (raw,) = client.fetch(client.search(), ["BODY.PEEK[]"]).values()
    client.logout()
    return message_from_bytes(raw[b"BODY[]"], policy=policy.default)


def followed(stranger: Client, links: list[str]) -> int:
    """Ask for every address of a mail, and for every one of ours on the pages behind; returns how many."""
    waiting, seen = list(links), set[str]()
    while waiting:
        link = urlsplit(waiting.pop())
        path = f"{link.path}?{link.query}" if link.query else link.path
        if path in seen or not path.startswith(("/s/", "/u/")):
            continue
        seen.add(path)
        stranger.head(path)
        page = stranger.get(path, headers={"user-agent": "LinkScanner/1.0"}, follow=True)
        if page.status_code == 200 and "html" in page.headers["Content-Type"]:
            waiting += LINKED.findall(page.content.decode())
    return len(seen)


@pytest.mark.timeout(240)
def test_a_scanner_answers_nothing_and_the_person_once(
    db: None, stranger: Client, postfix: Postfix, dovecot: Dovecot, certificate: Certificate,
    somebody: str,
) -> None:  # fmt: skip
    address = f"{somebody}@example.ir"
    survey, customer = ask_by_mail(address, postfix, certificate)
    mail = in_the_mailbox(postfix, address, dovecot)
    body = mail.get_body(("html",))
    assert body is not None
    links = re.findall(r'href="([^"]+)"', body.get_content().replace("&amp;", "&"))
    scores = [one for one in links if "score=" in one]
    assert len(scores) == 11
    made = Ask.objects.get().invitation_id
    assert made is not None
    before = invitation(made)

    assert followed(stranger, links) >= 12
    assert responses_of_survey(survey) == responses_of_survey(survey, whole=False) == []
    assert invitation(made) == before

    nine = urlsplit(next(one for one in scores if one.endswith("score=9")))
    page = stranger.get(f"{nine.path}?{nine.query}").content.decode()
    assert re.search(r'value="9"[^>]*checked', page)
    said = {"put": ["score", "comment"], "q-score": "9", "q-comment": "زود رسید"}
    assert stranger.post(nine.path, said).status_code == 302
    (answer,) = responses_of_survey(survey)
    assert (answer.score, answer.channel) == (9, "email")
    stranger.post(nine.path, said | {"q-score": "1"})
    assert [one.score for one in responses_of_survey(survey)] == [9]
    assert "Survey Answered" in [one.action for one in story_of(customer).moments]
