"""Who may ask for notifications, and who may post them."""

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Incoming
from tests.channels.kinds.graph.conftest import Post, made
from tests.ground.gateway import Gateway

pytestmark = pytest.mark.django_db
TOLD = {"object": "whatsapp_business_account", "entry": []}


def test_who_knows_our_word_is_told_its_challenge(whatsapp: AccountFacts) -> None:
    asked = {
        "hub.mode": "subscribe", "hub.verify_token": "our-word", "hub.challenge": "1158201444",
    }  # fmt: skip
    answer = Client().get(whatsapp.hook_path, asked)
    assert (answer.status_code, answer.content) == (200, b"1158201444")
    assert answer["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    "more",
    [
        {"hub.verify_token": "x"}, {"hub.verify_token": ""}, {"hub.mode": "unsubscribe"},
        {"hub.challenge": "<script>alert(1)</script>"}, {"hub.challenge": ""},
    ],
)  # fmt: skip
def test_nobody_else_is_told_anything(whatsapp: AccountFacts, more: dict[str, str]) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": "our-word", "hub.challenge": "1"}
    answer = Client().get(whatsapp.hook_path, {**asked, **more})
    assert answer.status_code == 403


def test_a_channel_without_a_word_verifies_nobody(gateway: Gateway, db: None) -> None:
    bare = made("whatsapp", gateway, verify_token="")
    asked = {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"}
    assert Client().get(bare.hook_path, asked).status_code == 403


def test_what_is_signed_is_taken_in(whatsapp: AccountFacts, notify: Post) -> None:
    assert notify(whatsapp, TOLD).status_code == 200


def test_what_is_not_is_refused(whatsapp: AccountFacts, gateway: Gateway, notify: Post) -> None:
    assert notify(whatsapp, TOLD, secret="another").status_code == 401
    assert (
        Client().post(whatsapp.hook_path, TOLD, content_type="application/json").status_code == 401
    )
    bare = made("whatsapp", gateway, app_secret="")
    assert notify(bare, TOLD, secret="").status_code == 401
    assert not Incoming.objects.exists()
