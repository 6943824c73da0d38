"""Who waits, what colleagues have in hand, and how long it took of late."""

from datetime import timedelta

import pytest

from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation
from hamdel.conversations.queries.waiting import (
    count_waiting,
    in_hand,
    live_conversations_of,
    waiting_for_answers,
    waits_since,
)
from hamdel.conversations.usecases.assigning import assign
from hamdel.conversations.usecases.writing import ToWrite, write_message
from tests.conversations.conftest import Dial, Say
from tests.ground.cast import NOW, Player

MINUTE = timedelta(minutes=1)


def give(player: Player) -> int:
    (row,) = Conversation.objects.all()
    by = Actor(who=player.email, person_id=player.user_id)
    assign(conversation_id=row.pk, assignee_id=player.user_id, team_id=None, by=by, now=NOW)
    return row.pk


@pytest.mark.django_db
def test_what_waits_is_told_with_who_answered_last(say: Say, sara: Player) -> None:
    say()
    (one,) = waiting_for_answers(unassigned=True)
    assert (one.waiting_since, one.last_person_id, one.assignee_id) == (NOW, None, None)
    assert one.interaction_id is not None
    pk = give(sara)
    assert waiting_for_answers(unassigned=True) == []
    assert (count_waiting(), count_waiting(unassigned=True)) == (1, 0)
    by = Actor(who=sara.email, person_id=sara.user_id)
    write_message(conversation_id=pk, said=ToWrite(text="سلام"), by=by, now=NOW + MINUTE)
    assert waiting_for_answers() == []
    say(now=NOW + 2 * MINUTE)
    (again,) = waiting_for_answers()
    assert (again.last_person_id, again.last_answered_at) == (sara.user_id, NOW + MINUTE)


@pytest.mark.django_db
def test_what_was_answered_stays_in_hand_a_while(say: Say, sara: Player) -> None:
    say()
    pk = give(sara)
    by = Actor(who=sara.email, person_id=sara.user_id)
    assert [one.id for one in in_hand(warm_since=NOW, now=NOW)] == [pk]
    assert live_conversations_of(sara.user_id) == [(pk, None)]
    write_message(conversation_id=pk, said=ToWrite(text="سلام"), by=by, now=NOW + MINUTE)
    late = NOW + 20 * MINUTE
    assert in_hand(warm_since=late - 10 * MINUTE, now=late) == []
    assert [one.id for one in in_hand(warm_since=NOW, now=late)] == [pk]
    assert in_hand(warm_since=NOW, now=late, person_ids=[sara.user_id + 1]) == []
    assert live_conversations_of(sara.user_id) == []


@pytest.mark.django_db
def test_who_is_on_the_phone_has_it_in_hand(dial: Dial, sara: Player) -> None:
    dial("ringing")
    dial("answered", at=5)
    pk = give(sara)
    late = NOW + 30 * MINUTE
    assert [one.id for one in in_hand(warm_since=late, now=late)] == [pk]
    dial("ended", at=1_700)
    assert in_hand(warm_since=late, now=late) == []


@pytest.mark.django_db
def test_waits_that_ended_are_told_of_chats_and_calls(say: Say, dial: Dial, sara: Player) -> None:
    say()
    pk = give(sara)
    by = Actor(who=sara.email, person_id=sara.user_id)
    write_message(conversation_id=pk, said=ToWrite(text="سلام"), by=by, now=NOW + 3 * MINUTE)
    for call, end, at in (("c-1", "answered", 60), ("c-2", "ended", 90)):
        dial("ringing", call)
        dial(end, call, at=at)
    found = waits_since(NOW - MINUTE)
    assert [(one.channel, one.until - one.since, one.answered) for one in found] == [
        ("phone", MINUTE, True),
        ("phone", 1.5 * MINUTE, False),
        ("pigeon", 3 * MINUTE, True),
    ]
    assert [one.channel for one in waits_since(NOW + 2 * MINUTE)] == ["pigeon"]
