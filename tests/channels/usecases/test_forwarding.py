"""Answers that a visitor does not read in the chat go on to where they asked."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hamdel.channels import counterparts
from hamdel.channels.contracts import AccountFacts, Capabilities, Outbound, Sent
from hamdel.channels.kinds import register
from hamdel.channels.kinds.shape import Commit, Kind
from hamdel.channels.kinds.webchat.visitors import visitor_of
from hamdel.channels.models import ChatLine, Delivery
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.chatting import note_visitor_read
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.forwarding import READ_WITHIN, forward_unread
from hamdel.channels.usecases.sending import send_message
from hamdel.platform.instants import system_now
from tests.channels.conftest import Listener
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
LATER = READ_WITHIN + timedelta(seconds=1)


@pytest.fixture
def doves(monkeypatch: pytest.MonkeyPatch) -> AccountFacts:
    """An account that reaches phone numbers."""

    def send(_outbound: Outbound, _account: AccountFacts, commit: Commit) -> Sent:
        commit()
        return Sent(provider_id="1")

    kind = Kind(
        key="dove", name="Dove", icon="send", capabilities=Capabilities(), reaches="phone",
        read=lambda *_: [], send=send,
    )  # fmt: skip
    monkeypatch.setitem(register._by_key, "dove", kind)
    return create_account(kind="dove", name="کبوتر", who="leila", now=NOW)


class Chat:
    """A visitor who left a phone number, and answers to them."""

    def __init__(self, about: dict[str, str]) -> None:
        self.account = create_account(
            kind="webchat", name="رکاب", settings={"title": "فروشگاه رکاب"}, who="leila", now=NOW
        )
        secret = Client().post(f"/chat/{self.account.token}/visitors").json()["visitor"]
        self.headers = {"Authorization": f"Bearer {secret}"}
        body = json.dumps({"id": "message-1", "text": "سلام", "about": about})
        Client().post(
            self.account.hook_path, body, content_type="application/json", headers=self.headers
        )
        self.visitor = visitor_of(secret, account_id=self.account.id)

    def answer(self, text: str, **more: Any) -> None:
        now = system_now()
        send_message(
            account_id=self.account.id, key=f"message:{text}", recipient=self.visitor.name,
            profile_id=None, text=text, thread="c1-token", now=now, **more,
        )  # fmt: skip
        deliver_due(now=now)

    @property
    def state(self) -> Any:
        path = f"/chat/{self.account.token}/lines"
        return Client().get(path, headers=self.headers).json()["state"]


Begin = Callable[..., Chat]


@pytest.fixture
def begin(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Begin:
    monkeypatch.setattr(counterparts, "_registered", [counterparts.Nobody()])
    return lambda phone="09123456789": Chat({"phone": phone} if phone else {})


def forwarded() -> list[dict[str, Any]]:
    rows = Delivery.objects.filter(key__startswith="chat-forward").order_by("pk")
    return [json.loads(row.payload) | {"to": row.recipient} for row in rows]


def test_what_is_not_read_goes_on_as_one_message(doves: AccountFacts, begin: Begin) -> None:
    chat = begin()
    chat.answer("یک", author="سارا احمدی")
    chat.answer("دو", author="سارا احمدی")
    assert forward_unread(now=system_now()) == 0  # they may be reading it now
    assert forward_unread(now=system_now() + LATER) == 1
    assert forward_unread(now=system_now() + LATER) == 0
    (sent,) = forwarded()
    assert (sent["to"], sent["text"]) == ("+989123456789", "یک\n\nدو")
    assert (sent["subject"], sent["thread"]) == ("فروشگاه رکاب", "c1-token")


def test_what_was_read_stays_here(doves: AccountFacts, begin: Begin) -> None:
    chat = begin()
    chat.answer("یک")
    note_visitor_read(chat.visitor.pk, upto=2, now=system_now())
    assert forward_unread(now=system_now() + LATER) == 0


def test_what_no_person_wrote_stays_here(doves: AccountFacts, begin: Begin) -> None:
    begin().answer("خودکار", automatic=True, prompt=True)
    assert ChatLine.objects.count() == 2
    assert forward_unread(now=system_now() + LATER) == 0


def test_nothing_is_promised_that_can_not_be_kept(begin: Begin) -> None:
    chat = begin()
    assert (chat.state["forwards"], chat.state["reachable"]) == ([], "")
    chat.answer("یک")
    assert forward_unread(now=system_now() + LATER) == 0
    assert forwarded() == []


def test_it_is_said_where_answers_go(doves: AccountFacts, begin: Begin) -> None:
    assert begin().state["reachable"] == "+989123456789"
    nobody = begin(phone="")
    assert (nobody.state["forwards"], nobody.state["reachable"]) == (["phone"], "")
