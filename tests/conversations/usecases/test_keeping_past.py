"""What was said before is kept as a conversation, and nothing goes out of it."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.channels.models import Delivery
from hamdel.channels.public import AccountFacts
from hamdel.conversations.contracts import Actor, Refused
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import call_backs, messages_of
from hamdel.conversations.usecases.keeping_past import (
    PastCall,
    PastConversation,
    PastMessage,
    keep_past,
)
from hamdel.customers.public import recognize_customer
from hamdel.interactions.models import Interaction
from tests.ground.cast import NOW, Mina

pytestmark = pytest.mark.django_db
BY = Actor(who="import")


@pytest.fixture
def profile(mina: Mina) -> int:
    known = [("phone", mina.phone)]
    return recognize_customer(identifiers=known, attributes={}, source="import", now=NOW)


def said(minutes: int, direction: str, **more: Any) -> PastMessage:
    at = NOW - timedelta(days=2) + timedelta(minutes=minutes)
    return PastMessage(at=at, direction=direction, channel="telegram", text="سلام", **more)


@pytest.mark.parametrize(
    ("directions", "state", "waits"),
    [
        (("in",), "open", 0),
        (("in", "out"), "waiting", None),
        (("in", "out", "in", "in", "note"), "open", 2),
        (("in", "out"), "closed", None),
        (("in",), "closed", None),
    ],
)
def test_whose_turn_it_is(
    directions: tuple[str, ...], state: str, waits: int | None, profile: int
) -> None:
    messages = [said(n, direction) for n, direction in enumerate(directions)]
    closed = state == "closed"
    keep_past(
        PastConversation(profile_id=profile, messages=messages, closed=closed), by=BY, now=NOW
    )
    row = Conversation.objects.get()
    assert row.state == state
    assert row.waiting_since == (None if waits is None else messages[waits].at)
    assert not Delivery.objects.exists()
    assert not Interaction.objects.exists()


def test_what_the_log_has_is_kept_once(profile: int) -> None:
    past = PastConversation(profile_id=profile, messages=[said(0, "in", interaction_id=7)])
    assert keep_past(past, by=BY, now=NOW) is not None
    assert keep_past(past, by=BY, now=NOW) is None
    assert Conversation.objects.count() == 1
    with pytest.raises(Refused):
        keep_past(PastConversation(profile_id=profile, messages=[]), by=BY, now=NOW)


def test_a_missed_call_waits_to_be_called_back(profile: int, exchange: AccountFacts) -> None:
    missed = PastCall(call_id="c-1", outcome="missed", number="+989123456789", wait_seconds=40)
    past = PastConversation(
        profile_id=profile, accounts={"phone": exchange.id}, messages=[said(0, "in", call=missed)]
    )
    pk = keep_past(past, by=BY, now=NOW)
    assert pk is not None
    (waiting,) = call_backs()
    assert waiting.call.number == "+989123456789"
    assert messages_of(pk)[0].call == waiting.call
