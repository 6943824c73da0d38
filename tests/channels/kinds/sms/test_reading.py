"""What gateways post: reports, and messages of customers."""

import json
import random
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from hamdel.channels.models import Delivery, Incoming
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.models import Conversation, Message
from hamdel.customers.public import find_by_identifier
from hamdel.platform.instants import system_now
from tests.channels.conftest import Listener, Post
from tests.channels.kinds.sms.conftest import Account, Send
from tests.ground.corpora import Corpus
from tests.ground.gateway import Gateway
from tests.ground.mutations import MUTATIONS, mutated

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
SENT = {"return": {"status": 200}, "entries": [{"messageid": 87}]}


@pytest.mark.parametrize(
    ("state", "receipt"), [("10", "delivered"), ("11", "failed"), ("4", ""), ("99", "")]
)
def test_a_report_says_what_became_of_a_message(
    account: Account, send: Send, gateway: Gateway, post: Post, state: str, receipt: str
) -> None:
    gateway.says = SENT
    made = account("kavenegar")
    row = send(made)
    answer = post(made, f"messageid=87&status={state}".encode(), FORM)
    assert (answer.status_code, answer.json().get("problem")) == (200, None)
    row.refresh_from_db()
    assert (row.state, row.receipt) == ("sent", receipt)
    assert ("11" in row.problem) is (receipt == "failed")


def test_a_report_that_overtakes_the_answer_waits_for_it(
    account: Account, send: Send, gateway: Gateway, post: Post
) -> None:
    gateway.says = SENT
    made = account("kavenegar")
    row = send(made)
    Delivery.objects.update(state="sending", provider_id="")
    assert post(made, b"messageid=87&status=10", FORM).status_code == 200
    assert Incoming.objects.get().state == "waiting"
    Delivery.objects.update(state="sent", provider_id="87")
    work_on_waiting(now=system_now() + timedelta(minutes=5))
    row.refresh_from_db()
    assert row.receipt == "delivered"


def test_reports_come_in_lists_and_places(
    account: Account, send: Send, gateway: Gateway, post: Post
) -> None:
    gateway.says = {"status": 1, "data": {"messageIds": [87]}}
    made = account("smsir", items="data.list")
    row = send(made)
    reports = [{"messageId": 86, "deliveryState": 1}, {"messageId": 87, "deliveryState": 2}]
    post(made, json.dumps({"data": {"list": reports}}).encode())
    row.refresh_from_db()
    assert row.receipt == "failed"
    assert post(made, b'{"data": {}}').json()["problem"]


@pytest.mark.parametrize("way", ["post", "get"])
def test_a_customer_s_message_opens_a_conversation(account: Account, post: Post, way: str) -> None:
    made = account("melipayamak")
    said = urlencode({"from": "989123456789", "to": "30001234", "text": "کجاست؟", "msgId": "5"})
    for _ in range(2):
        if way == "post":
            answer = post(made, said.encode(), FORM)
        else:
            answer = Client().get(f"{made.hook_path}?{said}")
        assert answer.status_code == 200
    message = Message.objects.get()
    assert (message.text, message.address, message.channel) == ("کجاست؟", "+989123456789", "sms")
    assert find_by_identifier("phone", "09123456789")
    assert Conversation.objects.get().account_id == made.id


def test_a_message_of_a_name_is_of_nobody_we_know(
    account: Account, listener: Listener, post: Post
) -> None:
    post(account("melipayamak"), urlencode({"from": "Bank Melli", "text": "1"}).encode(), FORM)
    (heard,) = listener.heard
    assert (heard.identifiers, heard.sender) == ((), "Bank Melli")


def test_the_same_words_without_a_number_are_two_messages(
    account: Account, listener: Listener, post: Post
) -> None:
    made = account("melipayamak")
    for _ in range(2):
        post(made, b"from=09123456789&text=1", FORM)
    assert len(listener.heard) == 2


@pytest.mark.parametrize("body", [b"{}", b"[]", b"x", b"[1, 2]", b"from=&text=", b"messageid=8"])
def test_what_says_neither_is_laid_aside(account: Account, post: Post, body: bytes) -> None:
    answer = post(account("kavenegar"), body, FORM)
    assert (answer.status_code, bool(answer.json()["problem"])) == (200, True)


@pytest.mark.parametrize(
    "body",
    [
        b"messageid=8%007&status=10",
        b"from=98912%003456789&to=3%00&message=%D8%B3%00&messageid=5%00",
        b'{"from": "Bank\\ud800", "message": "\\u0000", "messageid": "5\\ud83d"}',
    ],
)
def test_what_can_not_be_stored_is_left_out(account: Account, post: Post, body: bytes) -> None:
    assert post(account("kavenegar"), body, FORM).status_code == 200
    assert Incoming.objects.get().state in {"done", "resting"}


def test_an_empty_query_is_refused(account: Account) -> None:
    assert Client().get(account("kavenegar").hook_path).status_code == 400


def test_no_mutated_body_breaks_anything_or_is_lost(account: Account, post: Post) -> None:
    made = account("kavenegar")
    chance = random.Random(7)
    bodies = [
        b"from=989123456789&to=3000&message=%D8%B3&messageid=5", b"messageid=87&status=10",
        b'{"from": "09123456789", "message": "\\u0633", "messageid": 5}',
    ]  # fmt: skip
    for number in range(MUTATIONS):
        body = mutated(bodies[number % len(bodies)], chance)
        assert post(made, body, FORM).status_code in {200, 400}
    assert not Incoming.objects.exclude(state__in=("done", "resting")).exists()


def test_any_text_goes_in(account: Account, post: Post, corpus: Callable[[str], Corpus]) -> None:
    made = account("melipayamak")
    naughty = corpus("naughty-strings")
    for number, row in enumerate(
        row for name in naughty.files() for row in naughty.rows(name) if row["s"].strip()
    ):
        fields = {"from": "09123456789", "text": row["s"], "msgId": str(number)}
        answer = post(made, urlencode(fields, errors="replace").encode(), FORM)
        assert answer.status_code == 200, row
