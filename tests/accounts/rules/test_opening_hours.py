"""Opening hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.accounts.rules.opening_hours import (
    OpeningHours,
    WrongHours,
    closes_at,
    is_open,
    next_open,
    read_spans,
    write_spans,
)

TEHRAN = ZoneInfo("Asia/Tehran")
WORK, HALF = read_spans("9-17"), read_spans("9-13")
IRAN = OpeningHours(
    zone="Asia/Tehran",
    week=(WORK, WORK, WORK, WORK, WORK, HALF, ()),
    off=frozenset({date(2026, 11, 24)}),
)
ALWAYS = OpeningHours(zone="Asia/Tehran", week=(((0, 1440),),) * 7)
NEVER = OpeningHours(zone="Asia/Tehran", week=((),) * 7)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TEHRAN).astimezone(UTC)


@pytest.mark.parametrize(
    ("when", "opens", "closes"),
    [
        ("2026-11-22T12:00", "2026-11-22T12:00", "2026-11-22T17:00"),  # a Sunday
        ("2026-11-22T09:00", "2026-11-22T09:00", "2026-11-22T17:00"),
        ("2026-11-22T08:59", "2026-11-22T09:00", None),
        ("2026-11-22T17:00", "2026-11-23T09:00", None),
        ("2026-11-23T18:00", "2026-11-25T09:00", None),  # the 24th is off
        ("2026-11-26T12:59", "2026-11-26T12:59", "2026-11-26T13:00"),  # half a Thursday
        ("2026-11-26T13:00", "2026-11-28T09:00", None),  # Friday is off
    ],
)
def test_they_work_when_they_said(when: str, opens: str, closes: str | None) -> None:
    assert next_open(IRAN, at(when)) == at(opens)
    assert is_open(IRAN, at(when)) == (closes is not None)
    assert closes_at(IRAN, at(when)) == (None if closes is None else at(closes))


def test_round_the_clock_and_not_at_all() -> None:
    now = at("2026-11-22T12:00")
    assert (next_open(ALWAYS, now), closes_at(ALWAYS, now)) == (now, None)
    assert (next_open(NEVER, now), closes_at(NEVER, now)) == (None, None)
    night = OpeningHours(zone="Asia/Tehran", week=(read_spans("0-6, 20-24"),) * 7)
    assert closes_at(night, at("2026-11-22T21:00")) == at("2026-11-23T06:00")


def test_the_wall_clock_is_the_place_s_through_summer_time() -> None:
    berlin = OpeningHours(zone="Europe/Berlin", week=(read_spans("9-17"),) * 7)
    before = datetime(2026, 3, 28, 20, tzinfo=UTC)  # the clock goes forward that night
    assert next_open(berlin, before) == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert next_open(berlin, before.replace(day=26)) == datetime(2026, 3, 27, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("9-17", ((540, 1020),)),
        ("۸:۳۰ تا ۱۲، ۱۴ تا ۱۸", ((510, 720), (840, 1080))),
        ("14:00 – 18:00 and 9–12", ((540, 720), (840, 1080))),
        ("0-24", ((0, 1440),)),
    ],
)
def test_hours_are_read_as_people_write_them(
    text: str, spans: tuple[tuple[int, int], ...]
) -> None:
    assert read_spans(text) == spans
    assert read_spans(write_spans(spans)) == spans


@pytest.mark.parametrize(
    "text", ["9", "17-9", "9-9", "9-25", "9:60-10", "9-12, 11-14", "x", "9-24:01"]
)
def test_what_is_no_hours_is_refused(text: str) -> None:
    with pytest.raises(WrongHours):
        read_spans(text)


@given(st.integers(min_value=0, max_value=4 * 366 * 24 * 60))
def test_what_opens_is_open_and_nothing_before_it_is(minutes: int) -> None:
    instant = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    opens = next_open(IRAN, instant)
    assert opens is not None
    assert is_open(IRAN, opens)
    step = (opens - instant) / 7
    assert all(not is_open(IRAN, instant + step * n) for n in range(7)) or opens == instant
