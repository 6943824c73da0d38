"""What nobody knows of a message, a person decides."""

import pytest

from hamdel.channels.models import Delivery
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.contracts import Actor, Refused
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.public import ToWrite, write_message
from hamdel.conversations.usecases.deciding import decide_delivery
from tests.conversations.conftest import Pigeons, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(sara: Player) -> Actor:
    return Actor(who=sara.email, person_id=sara.user_id, name=sara.name)


@pytest.fixture
def unknown(say: Say, by: Actor) -> int:
    """A message of which nobody knows whether it arrived."""
    say()
    pk = Conversation.objects.get().pk
    message = write_message(conversation_id=pk, said=ToWrite(text="رفت؟"), by=by, now=NOW)
    Delivery.objects.update(state="unknown")
    return message


def test_it_arrived(unknown: int, by: Actor, pigeons: Pigeons) -> None:
    decide_delivery(message_id=unknown, verdict="arrived", by=by, now=NOW)
    assert Delivery.objects.get().state == "sent"
    assert Message.objects.get(pk=unknown).interaction_id is not None
    deliver_due(now=NOW)
    assert pigeons.flown == []
    with pytest.raises(Refused):
        decide_delivery(message_id=unknown, verdict="arrived", by=by, now=NOW)


def test_it_is_sent_again_once(unknown: int, by: Actor, pigeons: Pigeons) -> None:
    decide_delivery(message_id=unknown, verdict="again", by=by, now=NOW)
    deliver_due(now=NOW)
    assert len(pigeons.flown) == 1
    with pytest.raises(Refused):
        decide_delivery(message_id=unknown, verdict="again", by=by, now=NOW)


def test_only_messages_that_go_out_are_decided(say: Say, by: Actor) -> None:
    say()
    with pytest.raises(Refused):
        decide_delivery(message_id=Message.objects.get().pk, verdict="again", by=by, now=NOW)
