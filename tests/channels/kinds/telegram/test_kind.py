"""A customer on Telegram, from the hook to the conversation and back."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Incoming
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Attachment, Conversation, Message
from hamdel.conversations.usecases.writing import ToWrite, write_message
from hamdel.customers.public import customer_of, find_by_identifier
from hamdel.interactions.public import story_of
from hamdel.platform.instants import system_now
from tests.channels.conftest import Post
from tests.ground.bot_api import TOKEN, BotApi
from tests.ground.cast import NOW
from tests.ground.corpora import Corpus
from tests.ground.mutations import MUTATIONS, mutated

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@example.ir", name="سارا")


@pytest.fixture
def account(bot_api: BotApi, db: None) -> AccountFacts:
    """A bot on Telegram, posted to by whoever knows its address."""
    settings = {"token": TOKEN, "base_url": bot_api.url}
    return create_account(kind="telegram", settings=settings, who="leila", now=NOW)


def test_a_talk_goes_to_and_fro(account: AccountFacts, bot_api: BotApi, post: Post) -> None:
    first = bot_api.update(text="سفارشم نرسید")
    assert post(account, json.dumps(first).encode()).status_code == 200
    conversation = Conversation.objects.get()
    assert (conversation.channel, conversation.state) == ("telegram", "open")
    write_message(
        conversation_id=conversation.pk, said=ToWrite(text="کد سفارش؟"), by=SARA, now=system_now()
    )
    assert deliver_due(now=system_now()) == 1
    (sent,) = bot_api.sent
    assert (sent["text"], sent["chat"]["id"], sent["reply_to"]) == (
        "کد سفارش؟", 42, first["message"]["message_id"],
    )  # fmt: skip
    answer = bot_api.update(text="۱۲۳۴", reply_to_message={"message_id": sent["message_id"]})
    post(account, json.dumps(answer).encode())
    texts = Message.objects.order_by("pk").values_list("direction", "text")
    assert list(texts) == [("in", "سفارشم نرسید"), ("out", "کد سفارش؟"), ("in", "۱۲۳۴")]
    assert Conversation.objects.count() == 1
    customer = customer_of(conversation.profile_id)
    assert customer is not None
    assert find_by_identifier("telegram", "42") == [customer]
    actions = [one.action for one in story_of(customer).moments]
    assert sorted(actions) == ["Message Received", "Message Received", "Message Sent"]


def test_a_shared_contact_finds_the_customer(
    account: AccountFacts, bot_api: BotApi, post: Post
) -> None:
    contact = {"phone_number": "989123456789", "user_id": 42, "first_name": "مینا"}
    post(account, json.dumps(bot_api.update(contact=contact)).encode())
    assert find_by_identifier("phone", "0912 345 67 89") == find_by_identifier("telegram", "42")


def test_a_photo_is_read_by_the_worker(account: AccountFacts, bot_api: BotApi, post: Post) -> None:
    photo = [{"file_id": bot_api.keep_file(b"\xff\xd8jpeg", "photos/1.jpg")}]
    answer = post(account, json.dumps(bot_api.update(photo=photo, caption="رسید")).encode())
    assert answer.status_code == 200
    assert not Message.objects.exists()
    assert work_on_waiting(now=system_now()) == 1
    assert Attachment.objects.get().size == 6


def test_no_mutated_update_breaks_anything_or_is_lost(
    account: AccountFacts, bot_api: BotApi, post: Post
) -> None:
    chance = random.Random(5)
    updates = [
        bot_api.update(text="سلام", chat=n % 7 + 1, reply_to_message={"message_id": 1})
        if n % 3
        else bot_api.update(contact={"phone_number": "98912345678", "user_id": n % 7 + 1})
        for n in range(MUTATIONS)
    ]
    for update in updates:
        answer = post(account, mutated(json.dumps(update).encode(), chance))
        assert answer.status_code in {200, 400}, answer.content
    kept = Incoming.objects.exclude(state__in=("done", "resting"))
    assert not kept.exists()
    read = Incoming.objects.filter(state="done", body=None, body_file="")
    assert not read.exists()  # what said nothing to us would be emptied: none of these


def test_any_text_goes_in_as_it_was_written(
    account: AccountFacts, bot_api: BotApi, post: Post, corpus: Callable[[str], Corpus]
) -> None:
    naughty = corpus("naughty-strings")
    rows: list[dict[str, Any]] = [row for name in naughty.files() for row in naughty.rows(name)]
    assert len(rows) > 200
    for row in rows:
        answer = post(account, json.dumps(bot_api.update(text=row["s"] or "-")).encode())
        assert (answer.status_code, answer.json().get("problem")) == (200, None), row


def test_what_can_not_be_stored_is_left_out(
    account: AccountFacts, bot_api: BotApi, post: Post
) -> None:
    odd = "الف\u0000ب\ud800"
    sender = {"id": 42, "first_name": odd, "last_name": odd, "username": odd}
    update = bot_api.update(text=f"/start {odd}", quote={"text": odd})
    update["message"]["from"] = sender
    answer = post(account, json.dumps(update).encode())
    assert (answer.status_code, answer.json().get("problem")) == (200, None)
    message = Message.objects.get()
    assert (message.text, message.author) == ("/start الفب\ufffd", "الفب\ufffd الفب\ufffd")
