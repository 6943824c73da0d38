"""Conversations are put together and parted; every message is kept, and it can be undone."""

from datetime import timedelta

import pytest

from hamdel.conversations.contracts import Actor, Refused
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.public import (
    ConversationFilter,
    ToWrite,
    close,
    conversation,
    list_conversations,
    messages_of,
    token_of,
    write_message,
)
from hamdel.conversations.usecases.merging import merge_conversations, split_conversation
from hamdel.conversations.usecases.undoing import undo
from tests.conversations.conftest import Dial, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def by(sara: Player) -> Actor:
    return Actor(who=sara.email, person_id=sara.user_id, name=sara.name)


@pytest.fixture
def two(say: Say, dial: Dial) -> tuple[int, int]:
    """A conversation over the messenger, and a call, of one customer."""
    say("سفارشم نرسیده")
    dial("ringing", at=60)
    dial("ended", at=90)
    keep, join = Conversation.objects.order_by("pk")
    return keep.pk, join.pk


def texts(pk: int) -> list[str]:
    return [one.text or "call" for one in messages_of(pk)]


def test_two_become_one_and_two_again(two: tuple[int, int], by: Actor) -> None:
    keep, join = two
    done = merge_conversations(keep_id=keep, join_id=join, by=by, now=LATER)
    assert texts(keep) == ["سفارشم نرسیده", "call"]
    assert texts(join) == []
    assert [one.id for one in list_conversations(ConversationFilter())] == [keep]
    found = conversation(join)
    assert found is not None
    assert found.merged_into == keep
    assert set(undo(deed_id=done.deed_id, by=by, now=LATER)) == {keep, join}
    assert texts(keep) == ["سفارشم نرسیده"]
    assert texts(join) == ["call"]
    assert {one.id for one in list_conversations(ConversationFilter())} == {keep, join}


def test_what_comes_after_a_merge_comes_into_the_one_kept(
    say: Say, dial: Dial, two: tuple[int, int], by: Actor
) -> None:
    keep, join = two
    merge_conversations(keep_id=join, join_id=keep, by=by, now=LATER)
    say("هنوز نرسیده")  # of the sender of the one that was joined
    say("با نشانه", sender="09120000001", phone="09123456789", thread=token_of(keep))
    assert {"هنوز نرسیده", "با نشانه"} < set(texts(join))
    close(conversation_id=join, by=by, now=LATER)
    say("کار تازه")
    assert Conversation.objects.filter(merged_into=None).count() == 2
    with pytest.raises(Refused):
        write_message(
            conversation_id=keep, said=ToWrite(text="x", direction="note"), by=by, now=LATER
        )


def test_what_is_of_two_customers_stays_apart(say: Say, by: Actor) -> None:
    say()
    say(sender="09350000000")
    one, other = Conversation.objects.order_by("pk").values_list("pk", flat=True)
    with pytest.raises(Refused):
        merge_conversations(keep_id=one, join_id=other, by=by, now=LATER)
    with pytest.raises(Refused):
        merge_conversations(keep_id=one, join_id=one, by=by, now=LATER)


def test_some_messages_get_a_conversation_of_their_own_and_come_back(say: Say, by: Actor) -> None:
    for text in ("سفارش", "راستی، کد تخفیف؟", "سفارش چه شد"):
        say(text)
    pk = Conversation.objects.get().pk
    other = Message.objects.get(text="راستی، کد تخفیف؟").pk
    done = split_conversation(conversation_id=pk, message_ids=[other], by=by, now=LATER)
    assert texts(pk) == ["سفارش", "سفارش چه شد"]
    assert texts(done.conversation_id) == ["راستی، کد تخفیف؟"]
    assert undo(deed_id=done.deed_id, by=by, now=LATER) == (pk,)
    assert texts(pk) == ["سفارش", "راستی، کد تخفیف؟", "سفارش چه شد"]
    assert [one.id for one in list_conversations(ConversationFilter())] == [pk]


def test_a_split_takes_only_messages_of_it_and_leaves_some(say: Say, by: Actor) -> None:
    say()
    say(sender="09350000000")
    one, other = Conversation.objects.order_by("pk").values_list("pk", flat=True)
    mine = Message.objects.get(conversation=one).pk
    foreign = Message.objects.get(conversation=other).pk
    for chosen in ([], [mine], [foreign], [mine, foreign]):
        with pytest.raises(Refused):
            split_conversation(conversation_id=one, message_ids=chosen, by=by, now=LATER)


def test_the_later_is_taken_back_before_the_earlier(say: Say, dial: Dial, by: Actor) -> None:
    say("الف")
    dial("ringing")
    dial("ended", at=5)
    first, second = Conversation.objects.order_by("pk").values_list("pk", flat=True)
    close(conversation_id=first, by=by, now=NOW)
    say("ب", sender="09120000009", phone="09123456789")
    third = Conversation.objects.order_by("-pk")[0].pk
    early = merge_conversations(keep_id=second, join_id=first, by=by, now=LATER)
    late = merge_conversations(keep_id=third, join_id=second, by=by, now=LATER)
    with pytest.raises(Refused):
        undo(deed_id=early.deed_id, by=by, now=LATER)
    undo(deed_id=late.deed_id, by=by, now=LATER)
    undo(deed_id=early.deed_id, by=by, now=LATER)
    assert [texts(pk) for pk in (first, second, third)] == [["الف"], ["call"], ["ب"]]
