"""Letters about signing in, and what a page tells of whom we know."""

import re
import statistics
import time

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from hamdel.accounts.models import Letter
from hamdel.accounts.usecases.letters import send_letters
from tests.ground.cast import NOW

ASK = "/password/forgotten/"
LINK = re.compile(r"https?://\S+")
HOSTS = ["evil.example", "evil.example:80", "127.0.0.1@evil.example", "testserver.evil.example"]


@pytest.fixture(autouse=True)
def _hosts(settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.BASE_URL = "https://cx.company.ir"


def ask(email, **headers):
    return Client(headers=headers).post(ASK, {"email": email})


def letter():
    send_letters(now=Letter.objects.latest("pk").due_at)
    return mail.outbox[-1]


def link_in(sent):
    found = LINK.search(sent.body)
    assert found is not None
    return found[0]


def follow(link):
    client = Client()
    path = link.removeprefix("https://cx.company.ir")
    return client, client.get(path, follow=True)


def test_a_link_makes_a_new_password_once(sara):
    assert ask("Sara@hamdel.example").status_code == 302
    sent = letter()
    assert sent.to == [sara.email]
    link = link_in(sent)
    client, page = follow(link)
    assert page.status_code == 200
    form = page.request["PATH_INFO"]
    assert client.post(form, {"password1": "short"}).status_code == 200
    assert client.post(form, {"password1": "derakht-e-sabz-9"}).status_code == 302
    assert get_user_model().objects.get(pk=sara.user_id).check_password("derakht-e-sabz-9")
    assert "token_fail" in follow(link)[1].context


def test_signing_in_or_another_e_mail_ends_the_link(sara):
    ask(sara.email)
    link = link_in(letter())
    get_user_model().objects.filter(pk=sara.user_id).update(email="other@hamdel.example")
    assert "token_fail" in follow(link)[1].context


def test_who_may_not_sign_in_gets_no_letter_and_no_link_works(sara):
    ask(sara.email)
    link = link_in(letter())
    get_user_model().objects.filter(pk=sara.user_id).update(is_active=False)
    assert "token_fail" in follow(link)[1].context
    ask(sara.email)
    send_letters(now=Letter.objects.latest("pk").due_at)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("host", HOSTS)
def test_the_link_s_host_is_ours_whatever_is_asked(sara, host):
    client = Client(headers={"x-forwarded-host": host, "x-forwarded-proto": "http"})
    try:
        client.post(ASK, {"email": sara.email}, HTTP_HOST=host)
    except ValueError:
        pytest.skip("the client itself refuses this host")
    if Letter.objects.exists():
        assert link_in(letter()).startswith("https://cx.company.ir/password/new/")


def test_nobody_learns_whom_we_know(sara, django_assert_num_queries):
    known, unknown = ask(sara.email), ask("nobody@hamdel.example")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    # The same questions are asked of the database for both.
    with django_assert_num_queries(5) as first:
        ask(sara.email)
    with django_assert_num_queries(5) as second:
        ask("nobody2@hamdel.example")
    shapes = [
        [re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in seen] for seen in (first, second)
    ]
    assert shapes[0] == shapes[1]


def test_the_answer_takes_the_same_time(sara):
    def took(email):
        started = time.perf_counter()
        ask(email)
        return time.perf_counter() - started

    ask("warm@hamdel.example")
    pairs = [(took(sara.email), took(f"n{n}@hamdel.example")) for n in range(25)]
    known, unknown = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert 0.5 < known / unknown < 2


def test_a_look_alike_gets_no_letter_of_another(sara):
    for twin in ("saraa@hamdel.example", "\u0455ara@hamdel.example", "sara@hamde\u0131.example"):
        ask(twin)
    send_letters(now=NOW.replace(year=2100))
    assert mail.outbox == []


def test_a_letter_that_can_not_be_sent_waits(sara, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError("no server")

    ask(sara.email)
    monkeypatch.setattr("hamdel.accounts.usecases.letters.send_mail", broken)
    at = Letter.objects.get().due_at
    assert send_letters(now=at) == 0
    row = Letter.objects.get()
    assert row.state == "waiting"
    assert row.due_at > at
