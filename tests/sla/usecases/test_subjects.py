"""Cases have clocks, and what their steps do."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hamdel.accounts.public import create_team
from hamdel.cases.models import CaseNote
from hamdel.cases.public import ToOpen, case, change_case, close_case, open_case, reopen_case
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.usecases.moving import move
from hamdel.sla.contracts import Condition, Step
from hamdel.sla.models import Clock, Matter
from hamdel.sla.usecases.following import follow_conversation, sweep
from hamdel.sla.usecases.retiming import retime
from hamdel.sla.usecases.stepping import take_steps
from tests.ground.cast import NOW, Player
from tests.sla.conftest import LEILA, WARNS, Begin, Promise, every

pytestmark = pytest.mark.django_db
TEHRAN = ZoneInfo("Asia/Tehran")
CASES = Condition(kinds=("case",))
MINUTES = {"first_reply": every(60), "resolution": every(240)}


def tehran(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Tehran; the 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN)


def opened(at: datetime, **more: object) -> int:
    """A case of mina's."""
    wanted = {"title": "حواله", "identifiers": (("phone", "09123456789"),), "at": at, **more}
    return open_case(ToOpen(**wanted), by=LEILA, now=at)  # type: ignore[arg-type]


def clock(case_id: int, target: str) -> Clock:
    """The newest clock of a case."""
    return Clock.objects.filter(matter__case=case_id, target=target).latest("started_at")


def test_a_case_is_to_be_answered_and_solved(hours: int, promise: Promise, sara: Player) -> None:
    promise(minutes=MINUTES, condition=CASES)
    one = opened(tehran(22, 16))
    told = sara.get(f"/api/v1/cases/{one}").json()["due"]
    assert told["first_reply"] == "2026-11-22T13:30:00.000Z"
    assert told["resolution"] == "2026-11-23T08:30:00.000Z"
    change_case(case_id=one, changes={"state": "waiting"}, by=LEILA, now=tehran(22, 16, 30))
    assert sara.get(f"/api/v1/cases/{one}").json()["due"]["resolution"] is None
    change_case(case_id=one, changes={"state": "open"}, by=LEILA, now=tehran(23, 16, 30))
    assert clock(one, "resolution").breaks_at == tehran(24, 12)
    close_case(case_id=one, by=LEILA, now=tehran(24, 11))
    assert (clock(one, "resolution").verdict, clock(one, "first_reply").verdict) == (
        "met", "broken",
    )  # fmt: skip
    reopen_case(case_id=one, by=LEILA, now=tehran(24, 13))
    assert clock(one, "resolution").breaks_at == tehran(24, 14)


def test_our_word_in_a_conversation_about_it_is_its_first_reply(
    hours: int, promise: Promise, begin: Begin
) -> None:
    promise(minutes=MINUTES, condition=CASES)
    talk = begin(tehran(22, 9))
    one = opened(tehran(22, 10), conversation_ids=(talk,))
    row = Conversation.objects.get(pk=talk)
    Message.objects.create(
        conversation=row, at=tehran(22, 10, 20), direction="out", channel="phone", text="بله"
    )
    move(row, at=tehran(22, 10, 20), channel="phone", now=tehran(22, 10, 20), answered=True)
    follow_conversation(talk)
    met = clock(one, "first_reply")
    assert (met.verdict, met.ended_at) == ("met", tehran(22, 10, 20))
    assert Matter.objects.filter(conversation=talk).exists()


def test_its_steps_tell_raise_and_move_it(
    promise: Promise, begin: Begin, sara: Player, reza: Player
) -> None:
    team = create_team(name="حواله", who="leila", now=NOW).id
    steps = (*WARNS, Step(percent=150, does=("move_to_team",), team_id=team))
    promise(minutes={"first_reply": every(60)}, condition=CASES, steps=steps)
    talk = begin(NOW)
    one = opened(NOW, owner_id=sara.user_id, conversation_ids=(talk,))
    for minutes in (45, 60, 90):
        assert take_steps(now=NOW + timedelta(minutes=minutes)) == 1
    found = case(one)
    assert found is not None
    assert (found.priority, found.owner_id, found.team_id) == ("high", None, team)
    assert CaseNote.objects.filter(case=one).count() == 2
    notes = Message.objects.filter(conversation=talk, direction="note")
    assert [note.mention_set.count() for note in notes.order_by("pk")] == [1, 2]


def test_by_type_and_by_what_the_customer_is(promise: Promise) -> None:
    gold = Condition(kinds=("case",), attribute="plan", value="gold")
    promise("طلایی", minutes={"resolution": every(30)}, condition=gold)
    promise(minutes=MINUTES, condition=CASES)
    assert clock(opened(NOW), "resolution").minutes == 240


def test_what_was_opened_before_is_found_by_retiming_and_sweeping(promise: Promise) -> None:
    one = opened(NOW)
    promise(minutes=MINUTES, condition=CASES)
    assert retime(now=NOW) == 1
    assert clock(one, "resolution").minutes == 240
    assert sweep(now=NOW, whole=True) == 0


def test_what_is_gone_has_no_steps(promise: Promise) -> None:
    promise(minutes={"resolution": every(10)}, condition=CASES, steps=WARNS)
    one = opened(NOW)
    close_case(case_id=one, by=LEILA, now=NOW + timedelta(minutes=1))
    assert take_steps(now=NOW + timedelta(days=1)) == 0
