"""A token or an id joins only for who is known in the conversation, where a kind asks for that."""

from dataclasses import replace
from typing import Any

import pytest

from hamdel.channels.contracts import Inbound
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.usecases.knowing import answerable, may_join
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
STRANGER = Inbound(
    id="x", thing="message", at=NOW, identifiers=(), sender="evil@y.ir", only_known=True
)


@pytest.fixture
def ours(say: Any) -> Conversation:
    """A conversation with a customer whose address is known in it."""
    say()
    row = Conversation.objects.get()
    Message.objects.update(address="mina@x.ir")
    return row


def test_a_stranger_joins_nothing(ours: Conversation) -> None:
    assert not may_join(ours, STRANGER, ours.profile_id + 1000)
    assert not may_join(ours, replace(STRANGER, sender=""), ours.profile_id + 1000)
    assert not Message.objects.filter(answerable(STRANGER, ours.profile_id + 1000)).exists()


def test_the_customer_and_the_address_it_went_to_do(ours: Conversation) -> None:
    known = replace(STRANGER, sender="mina@x.ir")
    assert may_join(ours, STRANGER, ours.profile_id)
    assert may_join(ours, known, ours.profile_id + 1000)
    assert Message.objects.filter(answerable(known, ours.profile_id + 1000)).exists()


def test_on_no_kind_does_a_token_alone_lead_a_stranger_in(ours: Conversation) -> None:
    stranger = replace(STRANGER, only_known=False)
    assert not may_join(ours, stranger, ours.profile_id + 1000)
    assert may_join(ours, stranger, ours.profile_id)


def test_a_mail_server_answers_what_we_sent_and_nothing_else(ours: Conversation) -> None:
    bounce = replace(STRANGER, machine=True, sender="")
    assert not Message.objects.filter(answerable(bounce, ours.profile_id + 1000)).exists()
    Message.objects.update(direction="out")
    assert Message.objects.filter(answerable(bounce, ours.profile_id + 1000)).exists()
