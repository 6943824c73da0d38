"""Who looks at a conversation is there for a while, and no longer."""

from datetime import timedelta

import pytest

from hamdel.conversations.contracts import NoSuchConversation
from hamdel.conversations.models import Conversation
from hamdel.conversations.queries.thread import Present, present
from hamdel.conversations.usecases.looking import leave, look
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def pk(say: Say) -> int:
    say()
    return Conversation.objects.get().pk


def test_others_see_who_is_there_and_who_writes(pk: int, sara: Player, reza: Player) -> None:
    look(conversation_id=pk, person_id=sara.user_id, now=NOW)
    look(conversation_id=pk, person_id=reza.user_id, typing=True, now=NOW)
    assert present(pk, but=reza.user_id, now=NOW) == (Present(name="سارا احمدی", typing=False),)
    assert present(pk, but=sara.user_id, now=NOW) == (Present(name="رضا مرادی", typing=True),)
    later = NOW + timedelta(seconds=20)
    assert present(pk, but=sara.user_id, now=later) == (Present(name="رضا مرادی", typing=False),)
    assert present(pk, but=sara.user_id, now=NOW + timedelta(seconds=60)) == ()


def test_who_leaves_is_gone_at_once(pk: int, sara: Player, reza: Player) -> None:
    look(conversation_id=pk, person_id=sara.user_id, now=NOW)
    leave(conversation_id=pk, person_id=sara.user_id, now=NOW)
    leave(conversation_id=pk, person_id=reza.user_id, now=NOW)
    assert present(pk, but=reza.user_id, now=NOW) == ()


def test_one_looks_at_what_there_is(sara: Player) -> None:
    with pytest.raises(NoSuchConversation):
        look(conversation_id=999_999, person_id=sara.user_id, now=NOW)
