"""A promise's clock runs while we work."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hamdel.accounts.public import OpeningHours
from hamdel.trust.rules.clock import instant_of, warns_at, working_time

TEHRAN = ZoneInfo("Asia/Tehran")
NINE_TO_FIVE = ((9 * 60, 17 * 60),)
HOURS = OpeningHours(zone="Asia/Tehran", week=(*[NINE_TO_FIVE] * 5, ((540, 780),), ()))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=TEHRAN)  # a Sunday


def test_only_worked_time_counts() -> None:
    assert working_time(HOURS, NOON, NOON + timedelta(days=1)) == timedelta(hours=8)
    friday = datetime(2026, 11, 27, 9, 0, tzinfo=TEHRAN)
    assert working_time(HOURS, friday, friday + timedelta(hours=12)) == timedelta()


def test_it_warns_when_three_quarters_of_the_worked_time_are_gone() -> None:
    due = NOON + timedelta(days=1)  # five hours today, three tomorrow
    assert warns_at(HOURS, made=NOON, due=due) == datetime(2026, 11, 23, 10, 0, tzinfo=TEHRAN)


@pytest.mark.parametrize("minutes", [4, 60, 600, 10_000])
def test_without_hours_it_warns_by_the_clock_alone(minutes: int) -> None:
    due = NOON + timedelta(minutes=minutes)
    assert warns_at(None, made=NOON, due=due) == NOON + timedelta(minutes=minutes) * 0.75


def test_where_nobody_works_in_between_the_clock_alone_counts() -> None:
    made = datetime(2026, 11, 27, 8, 0, tzinfo=TEHRAN)  # a Friday
    due = made + timedelta(hours=4)
    assert warns_at(HOURS, made=made, due=due) == made + timedelta(hours=3)


def test_a_warning_is_never_before_the_word_nor_after_its_end() -> None:
    for minutes in (1, 2, 3, 7, 59, 61, 4_000):
        due = NOON + timedelta(minutes=minutes)
        assert NOON < warns_at(HOURS, made=NOON, due=due) <= due


def test_a_split_day_is_counted_in_parts() -> None:
    split = OpeningHours(zone="Asia/Tehran", week=(((540, 720), (840, 1020)),) * 7)
    day = datetime(2026, 11, 22, 9, 0, tzinfo=TEHRAN)
    due = day + timedelta(hours=8)
    assert warns_at(split, made=day, due=due) == day + timedelta(hours=6, minutes=30)


def test_midnight_ends_a_day() -> None:
    assert instant_of(NOON.date(), 1440, TEHRAN) == datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
