"""Hours, holidays and policies change; what is open is measured anew."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hamdel.accounts.public import create_calendar, create_team
from hamdel.accounts.usecases.calendars import add_holiday, change_calendar, drop_calendar
from hamdel.conversations.public import close
from hamdel.sla.models import Basis, Clock
from hamdel.sla.usecases.policies import order_policies, remove_policy
from hamdel.sla.usecases.retiming import retime
from tests.ground.cast import NOW
from tests.sla.conftest import LEILA, WARNS, Begin, Promise, Running, every

pytestmark = pytest.mark.django_db
TEHRAN = ZoneInfo("Asia/Tehran")


def tehran(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Tehran; the 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN)


def test_a_holiday_made_late_moves_what_is_open_and_not_what_was_judged(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    promise()
    over, one = begin(tehran(22, 16, 30)), begin(tehran(22, 16, 30))
    retime(now=tehran(22, 17))
    close(conversation_id=over, by=LEILA, now=tehran(23, 12))
    add_holiday(
        calendar_id=hours, day=date(2026, 11, 23), name="برف", who="leila", now=tehran(23, 13)
    )
    assert clock(one, "first_reply").breaks_at == tehran(23, 9, 30)
    assert retime(now=tehran(23, 13)) == 1
    assert clock(one, "first_reply").breaks_at == tehran(24, 9, 30)
    assert clock(over, "first_reply").verdict == "broken"
    assert retime(now=tehran(23, 13)) == 0


def test_a_team_s_own_hours_and_a_policy_s_own_hours(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    night = create_calendar(name="شبانه‌روز", preset="always", who="leila", now=NOW)
    team = create_team(name="شب", who="leila", now=NOW).id
    promise()
    one, other = begin(tehran(22, 20), team_id=team), begin(tehran(22, 20))
    assert clock(one, "first_reply").breaks_at == tehran(23, 10)
    always = ["0-24"] * 7
    change_calendar(
        calendar_id=night, name="شب", zone="Asia/Tehran", hours=always, teams=[team], who="l",
        now=NOW,
    )  # fmt: skip
    retime(now=tehran(22, 20))
    assert clock(one, "first_reply").breaks_at == tehran(22, 21)
    assert clock(other, "first_reply").breaks_at == tehran(23, 10)
    drop_calendar(calendar_id=night, who="leila", now=NOW)
    retime(now=tehran(22, 20))
    assert clock(one, "first_reply").breaks_at == tehran(23, 10)


def test_a_first_policy_finds_what_was_there_before_and_warns_of_nothing_old(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    one = begin(tehran(22, 9))
    promise(now=tehran(22, 16), steps=WARNS)
    assert Clock.objects.count() == 0
    retime(now=tehran(22, 16))
    late = clock(one, "first_reply")
    assert (late.breaks_at, late.steps_done, late.state) == (tehran(22, 10), [75, 100], "held")
    assert clock(one, "resolution").steps_done == [75]


def test_the_order_of_policies_and_taking_one_away_are_followed(
    hours: int, promise: Promise, begin: Begin, clock: Running
) -> None:
    first = promise("یک", minutes={"first_reply": every(10)})
    second = promise("دو", minutes={"first_reply": every(20)})
    one = begin(tehran(22, 9))
    order_policies([second, first], by=LEILA, now=NOW)
    retime(now=tehran(22, 9))
    assert clock(one, "first_reply").minutes == 20
    for policy in (second, first):
        remove_policy(policy_id=policy, by=LEILA, now=NOW)
    retime(now=tehran(22, 9))
    assert Clock.objects.count() == 0


def test_it_goes_on_where_it_was_and_begins_anew_for_a_newer_change(
    hours: int, promise: Promise, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hamdel.sla.usecases.retiming.BATCH", 2)
    promise()
    for one in range(5):
        begin(tehran(22, 9) + timedelta(minutes=one))
    now = tehran(22, 9, 30)
    assert retime(now=now, batches=2) == 4
    assert Basis.objects.get(name="policies:conversation").digest == ""
    promise("دیگر")
    assert retime(now=now, batches=4) == 5
    assert Basis.objects.get(name="policies:conversation").towards == ""
    assert retime(now=now) == 5  # by the calendar, which was not measured yet
    assert retime(now=now) == 0
