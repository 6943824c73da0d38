"""A call is one thread: in a conversation of calls, in the log, and in the list of call-backs."""

import pytest
from django.utils import timezone

from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Call, Conversation
from hamdel.conversations.public import (
    call_backs,
    close,
    count_call_backs,
    messages_of,
    settle_call,
)
from hamdel.customers.public import find_by_identifier
from hamdel.interactions.contracts import Moment
from hamdel.interactions.public import StoryFilter, story_of
from tests.conversations.conftest import Dial
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example")


def story(number: str = "09123456789") -> list[Moment]:
    (customer,) = find_by_identifier("phone", number)
    moments = story_of(customer, filters=StoryFilter(), cursor=None, limit=50).moments
    return sorted(moments, key=lambda one: (one.occurred_at, one.id))


def test_an_answered_call_is_three_moments_and_one_message(dial: Dial) -> None:
    dial("ringing", queue="پشتیبانی")
    dial("answered", at=25, agent="sara")
    dial("ended", at=85)
    told = story()
    assert [one.action for one in told] == ["Call Started", "Call Answered", "Call Ended"]
    assert {(one.channel, one.device) for one in told} == {("phone", "phone line")}
    assert [one.outcome for one in told] == [None, None, "success"]
    assert told[1].properties["wait_seconds"] == 25
    ended = told[2].properties
    assert (ended["wait_seconds"], ended["talk_seconds"], ended["call_id"]) == (25, 60, "c-1")
    row = Conversation.objects.get()
    (message,) = messages_of(row.pk)
    assert message.call is not None
    assert (message.call.outcome, message.call.agent, message.call.queue) == (
        "answered", "sara", "پشتیبانی",
    )  # fmt: skip
    assert (row.state, row.waiting_since, count_call_backs()) == ("open", None, 0)


def test_steps_that_come_again_or_late_change_nothing(dial: Dial) -> None:
    dial("ended", at=85)
    for _ in range(2):
        dial("answered", at=25, agent="sara")
        dial("ringing")
        dial("ended", at=85)
    call = Call.objects.get()
    assert (call.outcome, call.wait_seconds, call.talk_seconds) == ("answered", 25, 60)
    assert len(story()) == 3
    assert len(messages_of(Conversation.objects.get().pk)) == 1


def test_a_missed_call_waits_until_somebody_speaks_with_them(dial: Dial) -> None:
    dial("ringing")
    dial("ended", at=40)
    assert story()[-1].outcome == "abandoned"
    (waiting,) = call_backs()
    assert (waiting.call.number, waiting.call.wait_seconds) == ("+989123456789", 40)
    dial("ringing", "c-2", at=600, direction="out", **{"from": "021", "to": "09123456789"})
    dial("ended", "c-2", at=620, direction="out", **{"from": "021", "to": "09123456789"})
    assert story()[-1].outcome == "failure"
    assert count_call_backs() == 1
    dial("ringing", "c-3", at=900, direction="out", **{"from": "021", "to": "09123456789"})
    dial("answered", "c-3", at=910, direction="out", **{"from": "021", "to": "09123456789"})
    assert count_call_backs() == 0
    assert Conversation.objects.count() == 1


def test_a_person_may_settle_a_missed_call(dial: Dial) -> None:
    dial("ended", at=40)
    (waiting,) = call_backs()
    assert settle_call(call_id=waiting.call.id, by=SARA, now=NOW)
    assert not settle_call(call_id=waiting.call.id, by=SARA, now=NOW)
    assert call_backs() == []


def test_call_backs_are_paged_by_who_waits_longest(dial: Dial) -> None:
    for at in (50, 10, 30):
        dial("ended", f"c-{at}", at=at, **{"from": f"0912000{at:04d}"})
    first = call_backs(limit=2)
    assert [one.call.call_id for one in first] == ["c-10", "c-30"]
    assert [one.call.call_id for one in call_backs(after_id=first[-1].call.id)] == ["c-50"]


def test_a_hidden_number_is_nobody_s_and_every_such_call_is_its_own(dial: Dial) -> None:
    for call in ("c-1", "c-2"):
        dial("ringing", call, **{"from": "anonymous"})
        dial("ended", call, at=9, **{"from": "anonymous"})
    assert Conversation.objects.count() == 2
    assert len({one.profile_id for one in Conversation.objects.all()}) == 2
    assert count_call_backs() == 0  # nobody can call them back


def test_the_end_of_an_old_call_opens_nothing_again(dial: Dial) -> None:
    dial("ringing")
    dial("answered", at=5)
    row = Conversation.objects.get()
    close(conversation_id=row.pk, by=SARA, now=timezone.now())
    dial("ended", at=90)
    row.refresh_from_db()
    assert (row.state, Conversation.objects.count()) == ("closed", 1)
