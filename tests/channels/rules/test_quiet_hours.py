"""Quiet hours."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hamdel.channels.rules.quiet_hours import day_of, read_quiet_hours

TEHRAN = ZoneInfo("Asia/Tehran")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TEHRAN).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "when", "until"),
    [
        ("21:00-08:00", "2026-11-22T20:59", "2026-11-22T20:59"),
        ("21:00-08:00", "2026-11-22T21:00", "2026-11-23T08:00"),
        ("21:00-08:00", "2026-11-23T00:30", "2026-11-23T08:00"),
        ("21:00-08:00", "2026-11-23T08:00", "2026-11-23T08:00"),
        ("13:00 – 15:30", "2026-11-22T14:00", "2026-11-22T15:30"),
        ("13:00-15:30", "2026-11-22T15:30", "2026-11-22T15:30"),
    ],
)
def test_what_is_quiet_ends(hours: str, when: str, until: str) -> None:
    quiet = read_quiet_hours(hours)
    assert quiet is not None
    assert quiet.end_after(at(when), zone=TEHRAN) == at(until)


@pytest.mark.parametrize(
    "text", ["", "9-17", "25:00-08:00", "08:00-08:00", "never", "۲۱:۰۰-۰۸:۰۰"]
)
def test_anything_else_is_none(text: str) -> None:
    assert read_quiet_hours(text) is None


def test_a_day_is_the_company_s() -> None:
    begin, end = day_of(at("2026-11-22T00:10"), zone=TEHRAN)
    assert (begin, end) == (at("2026-11-22T00:00"), at("2026-11-23T00:00"))
