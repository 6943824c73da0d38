"""When a source is asked again."""

from datetime import timedelta

import pytest

from hamdel.listening.rules.backing_off import next_wait, seconds_told

QUARTER = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("failures", "told", "minutes"),
    [(0, 0, 15), (1, 0, 30), (3, 0, 120), (9, 0, 1440), (10**6, 0, 1440), (0, 3600, 60), (0, 10**9, 1440), (0, -5, 15)],
)  # fmt: skip
def test_it_waits_twice_as_long_each_time_or_as_told(
    failures: int, told: int, minutes: int
) -> None:
    assert next_wait(QUARTER, failures=failures, told=told) == timedelta(minutes=minutes)


def test_who_is_asked_weekly_is_asked_no_more_often_for_failing() -> None:
    week = timedelta(days=7)
    assert next_wait(week, failures=3) == week


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), (" 5 ", 5), ("", 0), ("Wed, 21 Oct 2026 07:28:00 GMT", 0), ("۱۲", 0), ("9" * 30, 0), ("-3", 0)],
)  # fmt: skip
def test_what_retry_after_says(header: str, seconds: int) -> None:
    assert seconds_told(header) == seconds
