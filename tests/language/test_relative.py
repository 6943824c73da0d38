from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hamdel.language.relative import (
    format_clock,
    format_duration,
    named_day,
    relative_day,
    relative_time,
)

TEHRAN = timezone(timedelta(hours=3, minutes=30))
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("before", "persian", "english"),
    [
        (timedelta(seconds=10), "همین حالا", "just now"),
        (timedelta(seconds=50), "۱ دقیقه پیش", "1 min ago"),
        (timedelta(minutes=4), "۴ دقیقه پیش", "4 min ago"),
        (timedelta(hours=3, minutes=59), "۳ ساعت پیش", "3 h ago"),
        (timedelta(hours=10), "امروز ۰۸:۰۰", "today 08:00"),
        (timedelta(hours=26), "دیروز ۱۶:۰۰", "yesterday 16:00"),
        (timedelta(days=3), "جمعه ۱۸:۰۰", "Friday 18:00"),
        (timedelta(days=20), "۱۲ آبان ۱۸:۰۰", "3 Nov 18:00"),
        (timedelta(days=365), "۲ آذر ۱۴۰۴", "23 November 2025"),
        (timedelta(minutes=-4), "۴ دقیقه دیگر", "in 4 min"),
        (timedelta(hours=-22), "فردا ۱۶:۰۰", "tomorrow 16:00"),
    ],
)
def test_moments_seen_from_now(before, persian, english):
    moment = (NOW - before).astimezone(UTC)
    assert relative_time(moment, now=NOW, language="fa") == persian
    assert relative_time(moment, now=NOW, language="en") == english


def test_days_are_those_of_the_reader():
    late = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)  # half past midnight in Tehran
    assert relative_time(late, now=NOW, language="fa") == "امروز ۰۰:۳۰"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 23), "امروز"),
        (date(2026, 11, 21), "پریروز"),
        (date(2026, 11, 25), "پس‌فردا"),
        (date(2026, 11, 17), "سه‌شنبه"),
        (date(2026, 11, 16), "۲۵ آبان"),
        (date(2026, 3, 20), "۲۹ اسفند ۱۴۰۴"),
    ],
)
def test_days(day, text):
    assert relative_day(day, today=NOW.date(), language="fa") == text


@pytest.mark.parametrize(
    ("seconds", "persian", "english", "clock"),
    [
        (0, "۰ ثانیه", "0 s", "00:00"),
        (59.6, "۱ دقیقه", "1 min", "01:00"),
        (245, "۴ دقیقه و ۵ ثانیه", "4 min 5 s", "04:05"),
        (7505, "۲ ساعت و ۵ دقیقه", "2 h 5 min", "2:05:05"),
        (7200 + 5, "۲ ساعت", "2 h", "2:00:05"),
        (90_000, "۱ روز و ۱ ساعت", "1 d 1 h", "25:00:00"),
    ],
)
def test_durations(seconds, persian, english, clock):
    length = timedelta(seconds=seconds)
    assert format_duration(length, language="fa") == persian
    assert format_duration(length, language="en") == english
    assert format_clock(length, language="en") == clock


@pytest.mark.parametrize(
    ("back", "persian", "english"),
    [(0, "امروز", "today"), (1, "دیروز", "yesterday"), (2, "پریروز", ""), (3, "", "")],
)
def test_some_days_have_names(back: int, persian: str, english: str) -> None:
    day = (NOW - timedelta(days=back)).date()
    assert named_day(day, today=NOW.date(), language="fa") == persian
    assert named_day(day, today=NOW.date(), language="en") == english
