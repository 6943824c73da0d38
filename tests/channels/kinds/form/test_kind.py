"""Contact forms as browsers and programs post them, and as machines do."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.kinds.form.kind import age_of, token_for
from hamdel.channels.models import Incoming
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.quarantine import try_again
from hamdel.platform.instants import system_now
from tests.channels.conftest import Listener, Post
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
HTML = "application/x-www-form-urlencoded"
THANKS = "https://shop.example/thanks"
SAID = {
    "نام": "مینا کاظمی",
    "email": "Mina@Example.ir",
    "موبایل": "۰۹۱۲۳۴۵۶۷۸۹",
    "message": "سلام",
}


def account(**settings: str) -> AccountFacts:
    return create_account(kind="form", name="سایت", settings=settings, who="leila", now=NOW)


def form(**more: str) -> bytes:
    return urlencode({**SAID, **more}).encode()


def test_an_html_form_is_one_message_of_who_claims_to_be(listener: Listener, post: Post) -> None:
    answer = post(account(), form(order="۱۲۳۴۵", موضوع="تأخیر"), HTML)
    assert answer.status_code == 200
    assert "text/html" in answer["Content-Type"]
    (heard,) = listener.heard
    assert (heard.name, heard.subject) == ("مینا کاظمی", "تأخیر")
    assert heard.text == "سلام\n\norder: ۱۲۳۴۵"
    assert heard.identifiers == (
        ("email", "mina@example.ir", False),
        ("phone", "+989123456789", False),
    )
    assert heard.action == "Contact Form Submitted"


def test_json_is_answered_with_json(listener: Listener, post: Post) -> None:
    answer = post(account(), json.dumps({**SAID, "tags": ["a", "b"], "n": 3}).encode())
    assert (answer.status_code, answer.json()["received"]) == (200, True)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert listener.heard[0].text == "سلام\n\ntags: a, b\nn: 3"


def test_files_come_along(listener: Listener) -> None:
    picture = (b"\x89PNG" * 1_000_000)[:3_000_000]
    body = b"".join(
        [
            b'--b\r\nContent-Disposition: form-data; name="message"\r\n\r\n', "عکس".encode(),
            b'\r\n--b\r\nContent-Disposition: form-data; name="f"; filename="../x.png"\r\n',
            b"Content-Type: image/png\r\n\r\n", picture, b"\r\n--b--\r\n",
        ]
    )  # fmt: skip
    answer = Client().post(
        account().hook_path, body, content_type="multipart/form-data; boundary=b"
    )
    assert answer.status_code == 200
    (file,) = listener.heard[0].files
    assert (file.name, file.type, file.content) == ("x.png", "image/png", picture)


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        (THANKS, 303), ("/portal/", 303), ("https://evil.example/", 200), ("//evil.example", 200),
        (THANKS + "@evil.example", 200), ("javascript:alert(1)", 200), ("", 200),
        (THANKS + " ", 303),
    ],
)  # fmt: skip
def test_people_are_sent_back_only_where_the_account_allows(
    asked: str, sent: int, listener: Listener, post: Post
) -> None:
    allowed = f"{THANKS}\n/portal/\n//evil.example\njavascript:alert(1)"
    answer = post(account(redirects=allowed), form(_next=asked), HTML)
    assert answer.status_code == sent
    assert answer.headers.get("Location", "") == (asked.strip() if sent == 303 else "")


def test_who_fills_in_the_hidden_field_is_thanked_and_laid_aside(
    listener: Listener, post: Post
) -> None:
    answer = post(account(), form(fax_number="1"), HTML)
    assert answer.status_code == 200
    assert (listener.heard, Incoming.objects.get().state) == ([], "resting")
    assert try_again(incoming_id=Incoming.objects.get().pk, who="leila", now=system_now())
    assert [one.text for one in listener.heard] == ["سلام"]


def test_a_token_tells_how_long_filling_in_took(listener: Listener, post: Post) -> None:
    site = account(ask_token="yes")
    shown = Client().get(site.hook_path)
    assert shown["Access-Control-Allow-Origin"] == "*"
    quick = shown.json()["token"]
    slow = token_for(site, now=system_now() - timedelta(seconds=10))
    old = token_for(site, now=system_now() - timedelta(days=2))
    other = token_for(account(), now=system_now() - timedelta(seconds=10))
    for token in ("", quick, old, other, slow[:-1] + "!"):
        post(site, form(_token=token), HTML)
    assert listener.heard == []
    assert Incoming.objects.filter(state="resting").count() == 5
    for _ in range(2):  # a second click
        post(site, form(_token=slow), HTML)
    assert [one.text for one in listener.heard] == ["سلام"]
    age = age_of(slow, site, now=system_now())
    assert age is not None
    assert 10 <= age < 60


def test_too_many_from_one_address_are_told_when_to_come_again(
    listener: Listener, post: Post
) -> None:
    site = account(per_address="2")
    answers = [post(site, form(), HTML) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert answers[-1]["Content-Type"] == "application/problem+json"
    assert post(site, form(), HTML, REMOTE_ADDR="192.0.2.7").status_code == 200
    whole = account(per_form="1", per_address="0")
    answers = [post(whole, form(), HTML, REMOTE_ADDR=f"192.0.2.{at}") for at in range(2)]
    assert [one.status_code for one in answers] == [200, 429]


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"{", "application/json"), (b"hello", HTML), (b"x", "multipart/form-data; boundary="),
     (b"x", "multipart/form-data; boundary=\xc3\xa9"), (b"&".join([b"a=1"] * 200), HTML)],
)  # fmt: skip
def test_what_is_no_form_is_refused(
    body: bytes, kind: str, listener: Listener, post: Post
) -> None:
    answer = post(account(), body, kind)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert not Incoming.objects.exists()


def test_a_form_that_says_nothing_is_laid_aside(listener: Listener, post: Post) -> None:
    post(account(), urlencode({"name": "مینا", "message": " "}).encode(), HTML)
    assert Incoming.objects.get().problem == "The form says nothing."


def test_a_preflight_is_answered_and_a_large_form_refused() -> None:
    site = account()
    preflight = Client().options(site.hook_path)
    assert preflight.status_code == 204
    assert "POST" in preflight["Access-Control-Allow-Methods"]
    large = Client().post(site.hook_path, b"a=" + b"x" * 10_000_000, content_type=HTML)
    assert large.status_code == 413
