"""Nobody gets a conversation without the card of what happened so far."""

import pytest

from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import ToWrite, hand_off, message, write_message
from hamdel.conversations.queries.thread import on_screen
from hamdel.conversations.usecases.handing import read_card
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def test_a_card_is_written_where_none_was_given(say: Say, sara: Player, reza: Player) -> None:
    say("سفارشم نرسیده، کی می‌رسد؟")
    pk = Conversation.objects.get().pk
    by = Actor(who=sara.email, person_id=sara.user_id, name=sara.name)
    answer = ToWrite(text="شمارهٔ سفارش را بفرمایید؟ تا فردا خبر می‌دهم.")
    write_message(conversation_id=pk, said=answer, by=by, now=NOW)
    note = hand_off(
        conversation_id=pk, assignee_id=reza.user_id, team_id=None, card=" ", by=by, now=NOW
    )
    card = message(note)
    assert card is not None
    for said in ("سفارشم نرسیده", "تا فردا خبر می‌دهم.", "شمارهٔ سفارش را بفرمایید؟", "سارا احمدی"):
        assert said in card.text


def test_the_card_is_first_until_who_got_it_has_read_it(
    say: Say, sara: Player, reza: Player
) -> None:
    say()
    pk = Conversation.objects.get().pk
    by = Actor(who=sara.email, person_id=sara.user_id, name=sara.name)
    hand_off(
        conversation_id=pk, assignee_id=reza.user_id, team_id=None, card="تا این‌جا", by=by, now=NOW
    )
    seen = [on_screen(pk, person_id=one.user_id) for one in (sara, reza)]
    assert [one.card is None for one in seen if one] == [True, False]
    assert not read_card(conversation_id=pk, person_id=sara.user_id, now=NOW)
    assert read_card(conversation_id=pk, person_id=reza.user_id, now=NOW)
    assert not read_card(conversation_id=pk, person_id=reza.user_id, now=NOW)
    again = on_screen(pk, person_id=reza.user_id)
    assert again is not None
    assert again.card is None
