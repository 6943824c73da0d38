from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.entities import find_entities
from hamdel.language.jalali_calendar import week_range, weekday_of

DAY = date(2026, 11, 23)  # Monday
NAMES = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")


def days(text: str, reference: date = DAY) -> list[date]:
    return [date.fromisoformat(str(one.value)) for one in find_entities(text, reference=reference)]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_tense_says_which_one(today: date, weekday: int) -> None:
    name = NAMES[weekday]
    (past,) = days(f"{name} خریدم", today)
    (coming,) = days(f"{name} میام", today)
    assert weekday_of(past) == weekday_of(coming) == weekday
    assert timedelta(days=1) <= today - past <= timedelta(days=7)
    assert timedelta(days=1) <= coming - today <= timedelta(days=7)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_weeks_begin_on_saturday(today: date, weekday: int) -> None:
    start = week_range(today).start
    assert days(f"{NAMES[weekday]} هفته بعد", today) == [start + timedelta(days=7 + weekday)]
    assert days(f"{NAMES[weekday]} هفته‌ی پیش", today) == [start + timedelta(days=weekday - 7)]


@pytest.mark.parametrize(
    "text",
    [
        "شنبه‌ها باز هستید؟",
        "هر جمعه میام",
        "روزهای پنجشنبه",
        "جمعه سیاه",
        "Black Friday",
        "نماز جمعه",
    ],
)
def test_leaves_what_is_no_one_day(text: str) -> None:
    assert days(text) == []


def test_next_friday_may_be_a_week_later() -> None:
    (one,) = find_entities("next Friday", reference=DAY)
    assert (one.value, one.alternatives) == ("2026-11-27", ("2026-12-04",))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قرار بود پنجشنبه برسه", date(2026, 11, 19)),
        ("گفتن چهارشنبه میارن", date(2026, 11, 25)),
        ("از یکشنبه منتظرم", date(2026, 11, 22)),
        ("از شنبه شروع می‌کنم", date(2026, 11, 28)),
        ("برای سه‌شنبه رزرو کردم", date(2026, 11, 24)),
        ("امروز دوشنبه‌ست", DAY),
        ("since Thursday", date(2026, 11, 19)),
        ("it arrived on Friday", date(2026, 11, 20)),
        ("it will be delivered on Friday", date(2026, 11, 27)),
        ("mishe jome avaz kard?", date(2026, 11, 27)),
    ],
)
def test_reads_the_clause_around(text: str, day: date) -> None:
    assert day in days(text)
