"""Warnings, breaches and escalations, each once."""

import threading
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import connection

from hamdel.accounts.public import add_member, create_team
from hamdel.conversations.models import Conversation, Mention, Message
from hamdel.conversations.public import assign, set_priority
from hamdel.platform import jobs
from hamdel.platform.jobs import TRIES
from hamdel.sla.contracts import Step
from hamdel.sla.models import Clock
from hamdel.sla.usecases import stepping
from hamdel.sla.usecases.measuring import measure_things
from hamdel.sla.usecases.stepping import LEASE, take_steps
from tests.ground.cast import NOW, Player
from tests.sla.conftest import LEILA, WARNS, Begin, Promise, Running, every

MINUTE = timedelta(minutes=1)


@pytest.fixture
def mine(sara: Player, reza: Player, promise: Promise, begin: Begin) -> int:
    """A conversation of sara's that has to be answered within an hour, by day and by night."""
    promise(minutes={"first_reply": every(60)}, steps=WARNS)
    one = begin(NOW)
    assign(conversation_id=one, assignee_id=sara.user_id, team_id=None, by=LEILA, now=NOW)
    return one


def told(conversation_id: int) -> list[str]:
    """The notes in a conversation."""
    rows = Message.objects.filter(conversation=conversation_id, direction="note")
    return list(rows.order_by("pk").values_list("text", flat=True))


def named() -> set[int]:
    """Who was told by a note."""
    return set(Mention.objects.values_list("person", flat=True))


@pytest.mark.django_db
def test_it_warns_then_tells_the_breach_and_escalates(
    mine: int, sara: Player, reza: Player, clock: Running
) -> None:
    assert take_steps(now=NOW + 44 * MINUTE) == 0
    assert take_steps(now=NOW + 45 * MINUTE) == 1
    assert take_steps(now=NOW + 45 * MINUTE) == 0
    assert (len(told(mine)), named()) == (1, {sara.user_id})
    assert "۷۵٪" in told(mine)[0]
    assert take_steps(now=NOW + 60 * MINUTE) == 1
    assert named() == {sara.user_id, reza.user_id}
    row = Conversation.objects.get(pk=mine)
    assert (row.priority, len(told(mine))) == ("high", 2)
    late = clock(mine, "first_reply")
    assert (late.state, late.steps_done, late.verdict) == ("held", [75, 100], "")
    assert take_steps(now=NOW + timedelta(days=9)) == 0


@pytest.mark.django_db
def test_of_what_is_late_already_the_same_people_hear_once(mine: int, sara: Player) -> None:
    """As after a night without a worker."""
    assert take_steps(now=NOW + 90 * MINUTE) == 2
    assert (len(told(mine)), sara.user_id in named()) == (1, True)


@pytest.mark.django_db
def test_what_a_clock_raised_does_not_move_it(
    sara: Player, reza: Player, promise: Promise, begin: Begin, clock: Running
) -> None:
    minutes = {"first_reply": every(60) | {"high": 5}}
    promise(minutes=minutes, steps=(Step(percent=50, does=("raise_priority",)),))
    one = begin(NOW)
    take_steps(now=NOW + 30 * MINUTE)
    assert Conversation.objects.get(pk=one).priority == "high"
    assert clock(one, "first_reply").breaks_at == NOW + 60 * MINUTE
    set_priority(conversation_id=one, priority="urgent", by=LEILA, now=NOW + 31 * MINUTE)
    set_priority(conversation_id=one, priority="high", by=LEILA, now=NOW + 32 * MINUTE)
    assert clock(one, "first_reply").breaks_at == NOW + 5 * MINUTE


@pytest.mark.django_db
def test_a_team_gets_it_and_its_supervisors_are_told(
    sara: Player, reza: Player, promise: Promise, begin: Begin
) -> None:
    team = create_team(name="مدیریت", who="leila", now=NOW).id
    other = Player(email="omid@hamdel.example", name="امید راد", role="supervisor")
    add_member(team_id=team, person_id=other.user_id, who="leila", now=NOW)
    step = Step(percent=100, does=("tell_owner", "move_to_team"), team_id=team)
    promise(minutes={"first_reply": every(10), "queue": every(10)}, steps=(step,))
    one = begin(NOW, team_id=team)
    assign(conversation_id=one, assignee_id=sara.user_id, team_id=team, by=LEILA, now=NOW)
    take_steps(now=NOW + 10 * MINUTE)
    row = Conversation.objects.get(pk=one)
    assert (row.assignee_id, row.team_id) == (None, team)
    assert named() == {sara.user_id}
    take_steps(now=NOW + 60 * MINUTE)
    assert named() == {sara.user_id, other.user_id}


@pytest.mark.django_db
def test_what_was_answered_meanwhile_is_not_told(mine: int, clock: Running) -> None:
    (claimed,) = jobs.claim_due(Clock, now=NOW + 60 * MINUTE, limit=9, lease=LEASE)
    row = Conversation.objects.get(pk=mine)
    Message.objects.create(conversation=row, at=NOW, direction="out", channel="phone", text="بله")
    Conversation.objects.filter(pk=mine).update(state="waiting", waiting_since=None)
    measure_things("conversation", [mine])
    assert stepping._take(claimed, NOW + 60 * MINUTE) is False
    assert told(mine) == []


@pytest.mark.django_db
def test_what_fails_is_undone_tried_again_and_rests_at_last(mine: int, clock: Running) -> None:
    at = NOW + 45 * MINUTE
    with patch.object(stepping, "measure_things", side_effect=RuntimeError("no")):
        for _ in range(TRIES):
            take_steps(now=at)
            at += timedelta(hours=2)
    failed = clock(mine, "first_reply")
    assert (failed.state, told(mine), failed.steps_done) == ("resting", [], [])
    assert "RuntimeError in hamdel/sla" in failed.error


@pytest.mark.django_db
@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=90)])
def test_a_clock_that_jumps_tells_nothing_twice_and_loses_nothing(
    mine: int, begin: Begin, clock: Running, jump: timedelta
) -> None:
    """Ahead and back: told is once, early at worst; what a jumped worker claimed and left goes on at once."""
    other = begin(NOW + 10 * MINUTE)
    jobs.claim_due(Clock, now=NOW + 45 * MINUTE + jump, limit=1, lease=LEASE)  # and it dies
    assert take_steps(now=NOW + 46 * MINUTE) == 1
    assert [len(told(one)) for one in (mine, other)] == [1, 0]
    take_steps(now=NOW + 50 * MINUTE + jump)
    early = [len(told(one)) for one in (mine, other)]
    assert early == [2, 1]  # the one that was late at once hears it once
    for back in (50, 55, 60, 70, 80, 200):
        assert take_steps(now=NOW + back * MINUTE) == 0
    assert [len(told(one)) for one in (mine, other)] == early
    assert clock(mine, "first_reply").steps_done == [75, 100]
    # What begins after the clock went back has its own times.
    late = begin(NOW + 90 * MINUTE)
    assert take_steps(now=NOW + 100 * MINUTE) == 0
    assert take_steps(now=NOW + 135 * MINUTE) == 1
    assert take_steps(now=NOW + 134 * MINUTE) == 0
    assert take_steps(now=NOW + 150 * MINUTE) == 1
    assert len(told(late)) == 2


@pytest.fixture
def many(transactional_db: None, promise: Promise, begin: Begin) -> list[int]:
    """Thirty conversations that nobody has."""
    promise(minutes={"first_reply": every(60)}, steps=WARNS)
    return [begin(NOW + timedelta(seconds=one)) for one in range(30)]


def test_of_three_schedulers_with_other_clocks_each_is_taken_once(
    many: list[int], reza: Player
) -> None:
    problems: list[BaseException] = []

    def scheduler(now: datetime) -> None:
        try:
            for _ in range(6):
                take_steps(now=now)
        except BaseException as error:  # noqa: BLE001 - told by the test
            problems.append(error)
        finally:
            connection.close()

    for due in (45, 60):
        skewed = [NOW + (due + off) * MINUTE for off in (-1, 0, 1)]
        threads = [threading.Thread(target=scheduler, args=(now,)) for now in skewed]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert problems == []
    assert [len(told(one)) for one in many] == [2] * 30
    assert Clock.objects.filter(steps_done=[75, 100], state="held").count() == 30
