"""When a promise breaks."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.accounts.public import OpeningHours
from hamdel.sla.rules.measuring import Measure, left_of, measure, next_step, passed_over
from hamdel.sla.rules.turns import Turn

TEHRAN = ZoneInfo("Asia/Tehran")
ZONES = ("Asia/Tehran", "Australia/Lord_Howe", "America/New_York", "Africa/Casablanca")
WORK = ((9 * 60, 13 * 60), (14 * 60, 17 * 60))
HOURS = OpeningHours(zone="Asia/Tehran", week=(WORK,) * 5 + ((), ()))


def tehran(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Tehran; the 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN)


def turn(start: datetime, end: datetime | None = None, *, kept: bool = True) -> Turn:
    """A turn that goes on, or is over."""
    return Turn(
        target="first_reply", started_at=start, ended_at=end, kept=kept and end is not None
    )


def test_it_breaks_around_the_lunch_of_a_split_day() -> None:
    found = measure(turn(tehran(22, 12, 30)), Measure(HOURS, 60, []), percents=[50, 100])
    assert found.breaks_at == tehran(22, 14, 30)
    assert found.near_at == tehran(22, 13)
    assert found.steps == {50: tehran(22, 13), 100: tehran(22, 14, 30)}
    assert (found.verdict, found.judged_at) == ("", found.breaks_at)


@pytest.mark.parametrize(
    ("end", "kept", "verdict"),
    [(10, True, "met"), (11, True, "met"), (12, True, "broken"), (10, False, "dropped"), (12, False, "broken")],
)  # fmt: skip
def test_it_is_judged_when_it_ends(end: int, kept: bool, verdict: str) -> None:  # noqa: FBT001
    found = measure(turn(tehran(22, 9), tehran(22, end), kept=kept), Measure(HOURS, 120, []))
    assert found.verdict == verdict
    assert found.judged_at == (tehran(22, 11) if verdict == "broken" else tehran(22, end))


def test_what_stands_still_has_no_end_unless_it_broke_before() -> None:
    still = Measure(HOURS, 60, [(tehran(22, 9, 30), None)])
    found = measure(turn(tehran(22, 9)), still)
    assert (found.breaks_at, found.paused_since) == (None, tehran(22, 9, 30))
    assert left_of(turn(tehran(22, 9)), still, tehran(22, 9, 30)) == 30
    late = measure(turn(tehran(22, 9)), Measure(HOURS, 30, still.stretches))
    assert (late.breaks_at, late.paused_since) == (tehran(22, 9, 30), None)
    begun = measure(turn(tehran(22, 11)), still)
    assert (begun.breaks_at, begun.paused_since) == (None, tehran(22, 11))


def test_hours_without_any_never_break() -> None:
    never = OpeningHours(zone="UTC", week=((),) * 7)
    assert measure(turn(tehran(22, 9)), Measure(never, 1, [])).breaks_at is None


def test_the_next_step_is_the_earliest_that_was_not_taken() -> None:
    steps = {75: tehran(22, 10), 100: tehran(22, 11)}
    assert next_step(steps, []) == (75, tehran(22, 10))
    assert next_step(steps, [75]) == (100, tehran(22, 11))
    assert next_step(steps, [75, 100]) is None
    assert passed_over(steps, tehran(22, 10, 11)) == [75]
    assert passed_over(steps, tehran(22, 10, 10)) == []


@settings(deadline=None, max_examples=30)
@given(
    zone=st.sampled_from(ZONES),
    start=st.integers(1_709_000_000 // 60, 1_712_000_000 // 60),
    edges=st.lists(st.integers(0, 24 * 60), min_size=2, max_size=6, unique=True),
    minutes=st.integers(1, 600),
    off=st.lists(st.integers(-1, 9), min_size=1, max_size=4),
    pauses=st.lists(st.integers(0, 6_000), max_size=6, unique=True),
)
def test_a_holiday_made_late_moves_it_as_counting_minute_by_minute_does(
    zone: str, start: int, edges: list[int], minutes: int, off: list[int], pauses: list[int]
) -> None:
    begin = datetime.fromtimestamp(start * 60, UTC)
    first = begin.astimezone(ZoneInfo(zone)).date()
    cut = sorted(edges)
    week = (tuple(zip(cut[::2], cut[1::2], strict=False)),) * 7
    moments = [begin + timedelta(minutes=one) for one in sorted(pauses)]
    stretches = list(zip(moments[::2], moments[1::2], strict=False))
    for days in (off[:-1], off):
        hours = OpeningHours(
            zone=zone, week=week, off=frozenset(first + timedelta(days=one) for one in days)
        )
        found = measure(turn(begin), Measure(hours, minutes, stretches))
        assert found.breaks_at == _one_by_one(begin, minutes, hours, stretches)


def _one_by_one(begin: datetime, minutes: int, hours: OpeningHours, stretches: Any) -> Any:
    """The end of the last counted minute, found by asking the wall clock at each."""
    zone, at, left = ZoneInfo(hours.zone), begin, minutes
    for _ in range(60 * 24 * 12 * 366):
        local = at.astimezone(zone)
        minute = local.hour * 60 + local.minute
        day: date = local.date()
        works = day not in hours.off and any(a <= minute < b for a, b in hours.week[0])
        if works and not any(a <= at < b for a, b in stretches):
            left -= 1
        at += timedelta(minutes=1)
        if not left:
            return at
    return None
