"""Counting the log by kind, and by day and kind."""

from datetime import UTC, datetime, timedelta

import pytest

from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.platform import followers
from hamdel.touchpoints.public import unmatched_kinds, volume_by_day

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def jump(message_id: str, *, ago: int = 0, came: datetime = NOW) -> None:
    """Record one moment on no touchpoint, some days ago."""
    given = Given(
        id=message_id, occurred_at=NOW - timedelta(days=ago), identifiers=(("user_id", "mina"),),
        channel="web", action="Zebra Jumped",
    )  # fmt: skip
    record_interactions([draft_of_given(given, source="test")], now=came)


def test_each_moment_is_counted_once_however_often_it_is_sent() -> None:
    for message_id in ("a", "b", "a"):
        jump(message_id)
        followers.run_once()
    followers.run_once()
    (zebra,) = unmatched_kinds()
    assert zebra.seen == 2


def test_a_kind_was_seen_when_its_moments_happened() -> None:
    jump("old", ago=9, came=NOW)
    followers.run_once()
    (zebra,) = unmatched_kinds()
    assert (zebra.first_seen_at, zebra.last_seen_at) == (NOW - timedelta(days=9),) * 2
    jump("new", ago=1, came=NOW)
    jump("late", ago=3, came=NOW + timedelta(seconds=9))
    followers.run_once()
    (zebra,) = unmatched_kinds()
    assert (zebra.seen, zebra.last_seen_at) == (3, NOW - timedelta(days=1))
    days = volume_by_day(since=(NOW - timedelta(days=5)).date(), until=NOW.date())
    assert [(one.day.day, one.seen) for one in days] == [(19, 1), (21, 1)]


def test_a_clock_that_is_fast_moves_nothing_into_the_future() -> None:
    jump("a", ago=-3, came=NOW)
    followers.run_once()
    (zebra,) = unmatched_kinds()
    assert zebra.last_seen_at == NOW
