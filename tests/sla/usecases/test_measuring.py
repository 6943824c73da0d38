"""Clocks follow conversations."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hamdel.accounts.public import create_team
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.public import (
    assign,
    close,
    reopen_conversation,
    set_priority,
    snooze,
)
from hamdel.conversations.usecases.locked import change, hold
from hamdel.conversations.usecases.moving import move
from hamdel.conversations.usecases.states import wake
from hamdel.sla.contracts import Condition
from hamdel.sla.models import Clock, Matter
from hamdel.sla.usecases.measuring import measure_things
from tests.ground.cast import NOW
from tests.sla.conftest import LEILA, Answer, Begin, Promise, Running, every

pytestmark = pytest.mark.django_db
TEHRAN = ZoneInfo("Asia/Tehran")


def tehran(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Tehran; the 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN)


def reply(conversation_id: int, at: datetime) -> None:
    """The team answers, by a way that needs no channel."""
    row = Conversation.objects.get(pk=conversation_id)
    Message.objects.create(
        conversation=row, at=at, direction="out", channel=row.channel, text="می‌رسد"
    )
    row.state = "waiting"
    move(row, at=at, channel=row.channel, now=at, answered=True)
    measure_things("conversation", [conversation_id])


def test_nothing_is_kept_where_nothing_is_promised(begin: Begin) -> None:
    begin()
    assert (Matter.objects.count(), Clock.objects.count()) == (0, 0)


def test_a_first_reply_is_due_in_working_time(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    promise()
    one = begin(tehran(22, 16, 30))
    running = clock(one, "first_reply")
    assert running.breaks_at == tehran(23, 9, 30)
    assert (running.started_at, running.verdict, running.minutes) == (tehran(22, 16, 30), "", 60)
    assert clock(one, "resolution").breaks_at == tehran(23, 16, 30)
    matter = Matter.objects.get(conversation=one)
    assert (matter.breaks_at, matter.near_at) == (tehran(23, 9, 30), tehran(23, 9, 15))


def test_it_is_met_by_an_answer_and_the_next_has_its_own(
    hours: int, promise: Promise, begin: Begin, clock: Running, says: Answer
) -> None:
    promise()
    one = begin(tehran(22, 10))
    reply(one, tehran(22, 10, 40))
    met = clock(one, "first_reply")
    assert (met.verdict, met.ended_at, met.judged_at) == ("met", tehran(22, 10, 40), met.ended_at)
    says(one, tehran(22, 11))
    says(one, tehran(22, 11, 30))
    following = clock(one, "next_reply")
    assert (following.started_at, following.breaks_at) == (tehran(22, 11), tehran(22, 13))
    reply(one, tehran(22, 13, 1))
    late = clock(one, "next_reply")
    assert (late.verdict, late.judged_at) == ("broken", tehran(22, 13))
    assert Clock.objects.filter(target="first_reply").count() == 1


def test_solving_stands_still_while_the_customer_has_the_word(
    hours: int, promise: Promise, begin: Begin, clock: Running, says: Answer
) -> None:
    promise()
    one = begin(tehran(22, 9))
    reply(one, tehran(22, 10))
    still = clock(one, "resolution")
    assert (still.breaks_at, still.paused_since) == (None, tehran(22, 10))
    says(one, tehran(23, 12))
    assert clock(one, "resolution").breaks_at == tehran(24, 11)
    close(conversation_id=one, by=LEILA, now=tehran(24, 10, 59))
    assert clock(one, "resolution").verdict == "met"
    assert clock(one, "next_reply").verdict == "broken"
    reopen_conversation(conversation_id=one, by=LEILA, now=tehran(25, 9))
    again = clock(one, "resolution")
    assert (again.verdict, again.breaks_at) == ("", tehran(25, 9, 1))


def test_putting_off_stands_still_where_the_policy_says_so(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    promise(pauses=("snoozed",))
    one = begin(tehran(22, 9))
    snooze(conversation_id=one, until=tehran(22, 12), by=LEILA, now=tehran(22, 9, 30))
    assert clock(one, "first_reply").breaks_at is None
    assert wake(now=tehran(22, 12)) == 1
    assert clock(one, "first_reply").breaks_at == tehran(22, 12, 30)


def test_what_is_closed_unanswered_is_dropped_and_comes_back_when_that_is_undone(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    promise()
    one = begin(tehran(22, 9))
    close(conversation_id=one, by=LEILA, now=tehran(22, 9, 30))
    assert clock(one, "first_reply").verdict == "dropped"
    assert not Matter.objects.get(conversation=one).open
    before = Conversation.objects.get(pk=one).opened_at
    row = hold(one)
    values = {"state": "open", "closed_at": None, "waiting_since": before}
    change(row, values, act="taken back", by=LEILA, now=tehran(22, 9, 40))
    again = clock(one, "first_reply")
    assert (again.verdict, again.breaks_at) == ("", tehran(22, 10, 10))


def test_another_priority_moves_what_is_due(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    minutes = {"first_reply": every(240) | {"urgent": 15}}
    promise(minutes=minutes)
    one = begin(tehran(22, 9))
    set_priority(conversation_id=one, priority="urgent", by=LEILA, now=tehran(22, 9, 5))
    assert clock(one, "first_reply").breaks_at == tehran(22, 9, 15)


def test_time_until_somebody_takes_it(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    promise(minutes={"queue": every(10)})
    one = begin(tehran(22, 9))
    team = create_team(name="فروش", who="leila", now=NOW).id
    assert clock(one, "queue").breaks_at == tehran(22, 9, 10)
    assign(conversation_id=one, assignee_id=None, team_id=team, by=LEILA, now=tehran(22, 9, 5))
    assert clock(one, "queue").verdict == ""


def test_the_first_policy_that_fits_counts_and_another_channel_may_be_another(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    promise("تلفن", minutes={"first_reply": every(5)}, condition=Condition(channels=("phone",)))
    promise()
    assert clock(begin(tehran(22, 9)), "first_reply").minutes == 5
    assert clock(begin(tehran(22, 9), channel="letter"), "first_reply").minutes == 60


def test_doing_it_twice_changes_nothing(hours: int, promise: Promise, begin: Begin) -> None:
    promise()
    one = begin(tehran(22, 9))
    before = list(Clock.objects.order_by("pk").values())
    measure_things("conversation", [one])
    assert list(Clock.objects.order_by("pk").values()) == before


def test_what_was_over_before_it_was_promised_is_not_judged(
    hours: int, promise: Promise, begin: Begin, says: Answer
) -> None:
    one = begin(tehran(21, 9))
    reply(one, tehran(21, 12))
    promise(now=tehran(22, 9))
    says(one, tehran(22, 10))
    told = {row.target: row.verdict for row in Clock.objects.all()}
    assert told == {"next_reply": "", "resolution": ""}


def test_without_any_hours_every_minute_counts(
    promise: Promise, begin: Begin, clock: Running
) -> None:
    promise()
    assert clock(begin(tehran(27, 3)), "first_reply").breaks_at == tehran(27, 4)
