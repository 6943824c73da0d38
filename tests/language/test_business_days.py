from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.business_days import (
    FRIDAY,
    HALF_THURSDAY_AND_FRIDAY,
    THURSDAY_AND_FRIDAY,
    Weekend,
    add_business_days,
    business_days_between,
    is_business_day,
    share_of_day,
)

MONDAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)
ASHURA = date(2026, 6, 25)
WEEKENDS = st.sampled_from([FRIDAY, THURSDAY_AND_FRIDAY, HALF_THURSDAY_AND_FRIDAY])
DAYS = st.dates(date(2021, 3, 21), date(2036, 1, 1))


def test_fridays_and_holidays_are_off() -> None:
    assert is_business_day(MONDAY)
    assert not is_business_day(date(2026, 11, 27))
    assert not is_business_day(ASHURA)
    assert is_business_day(ASHURA, holidays=())


def test_thursday_is_the_employers_choice() -> None:
    assert [
        share_of_day(THURSDAY, weekend=weekend)
        for weekend in (FRIDAY, THURSDAY_AND_FRIDAY, HALF_THURSDAY_AND_FRIDAY)
    ] == [1, 0, 0.5]


@pytest.mark.parametrize(
    ("count", "weekend", "end"),
    [
        (0, FRIDAY, MONDAY),
        (1, FRIDAY, date(2026, 11, 24)),
        (4, FRIDAY, date(2026, 11, 28)),
        (4, THURSDAY_AND_FRIDAY, date(2026, 11, 29)),
        (2.5, HALF_THURSDAY_AND_FRIDAY, THURSDAY),
        (3, HALF_THURSDAY_AND_FRIDAY, date(2026, 11, 28)),
        (-2, FRIDAY, date(2026, 11, 21)),
        (-3, FRIDAY, date(2026, 11, 19)),
    ],
)
def test_counts_on_from_a_day(count: float, weekend: Weekend, end: date) -> None:
    assert add_business_days(MONDAY, count, weekend=weekend) == end


def test_nowruz_is_long() -> None:
    last_of_year = date(2027, 3, 18)
    assert add_business_days(last_of_year, 2) == date(2027, 3, 27)


def test_counts_between_days() -> None:
    assert business_days_between(MONDAY, MONDAY) == 0
    assert business_days_between(MONDAY, date(2026, 11, 28)) == 4
    assert business_days_between(date(2026, 11, 28), MONDAY) == -4
    assert business_days_between(MONDAY, THURSDAY, weekend=HALF_THURSDAY_AND_FRIDAY) == 2.5


def test_a_week_must_have_a_working_day() -> None:
    with pytest.raises(ValueError, match="working day"):
        add_business_days(MONDAY, 1, weekend=Weekend(frozenset(range(7))))


@given(DAYS, st.integers(0, 60), WEEKENDS)
def test_the_day_reached_completes_the_count(day: date, count: int, weekend: Weekend) -> None:
    end = add_business_days(day, count, weekend=weekend)
    assert business_days_between(day, end, weekend=weekend) in {count, count + 0.5}
    if count:
        before = end - timedelta(days=1)
        assert business_days_between(day, before, weekend=weekend) < count
