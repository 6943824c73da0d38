"""A message is taken back before it goes out."""

from datetime import timedelta

import pytest

from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.contracts import Actor, Refused
from hamdel.conversations.models import Conversation, Draft, Message
from hamdel.conversations.public import ToWrite, messages_of, undo_send, write_message
from hamdel.conversations.usecases.taking_back import take_back_message, undo_window
from hamdel.platform import options
from tests.conversations.conftest import Pigeons, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def by(player: Player) -> Actor:
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


def written(say: Say, player: Player) -> int:
    say()
    pk = Conversation.objects.get().pk
    said = ToWrite(text="پیگیری شد", not_before=NOW + undo_window())
    return write_message(conversation_id=pk, said=said, by=by(player), now=NOW)


def test_it_never_goes_out_and_its_text_is_a_draft(
    say: Say, sara: Player, pigeons: Pigeons
) -> None:
    message = written(say, sara)
    row = Conversation.objects.get()
    assert (row.state, row.waiting_since) == ("waiting", None)
    assert deliver_due(now=NOW + timedelta(seconds=5)) == 0
    assert take_back_message(message_id=message, by=by(sara), now=NOW) == row.pk
    deliver_due(now=NOW + timedelta(minutes=5))
    assert pigeons.flown == []
    row.refresh_from_db()
    assert (row.state, row.waiting_since) == ("open", NOW)
    assert [one.direction for one in messages_of(row.pk)] == ["in"]
    assert Draft.objects.get().text == "پیگیری شد"


def test_what_is_on_its_way_is_not_taken_back(say: Say, sara: Player, pigeons: Pigeons) -> None:
    message = written(say, sara)
    deliver_due(now=NOW + timedelta(seconds=11))
    assert len(pigeons.flown) == 1
    with pytest.raises(Refused):
        take_back_message(message_id=message, by=by(sara), now=NOW)
    assert Message.objects.filter(pk=message).exists()


def test_nobody_takes_back_what_another_wrote(say: Say, sara: Player, reza: Player) -> None:
    message = written(say, sara)
    for player in (reza,):
        with pytest.raises(Refused):
            take_back_message(message_id=message, by=by(player), now=NOW)
    with pytest.raises(Refused):
        take_back_message(message_id=999_999, by=by(sara), now=NOW)


def test_how_long_it_waits_is_an_option(say: Say, sara: Player, pigeons: Pigeons) -> None:
    assert undo_window() == timedelta(seconds=10)
    options.set("sending.undo_seconds", 30, who="leila", now=NOW)
    message = written(say, sara)
    assert deliver_due(now=NOW + timedelta(seconds=29)) == 0
    undo_send(message_id=message, by=by(sara), now=NOW + timedelta(seconds=29))
    assert deliver_due(now=NOW + timedelta(seconds=31)) == 0
    assert pigeons.flown == []
