from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

from hamdel.journeys.rules.periods import QUARTER, periods_until, slots_of, year_earlier
from hamdel.language.jalali import DateRange, JalaliDate

TEHRAN = ZoneInfo("Asia/Tehran")


def jalali(year, month, day):
    return JalaliDate(year, month, day).to_gregorian()


def test_periods_in_a_row_end_with_today_s():
    months = periods_until(jalali(1405, 2, 5), "month", 4)
    assert months[0] == DateRange(jalali(1404, 11, 1), jalali(1404, 12, 1))
    assert months[-1] == DateRange(jalali(1405, 2, 1), jalali(1405, 3, 1))
    assert all(one.end == other.start for one, other in pairwise(months))
    (week,) = periods_until(date(2026, 11, 26), "week", 1)
    assert (week.start, week.end) == (date(2026, 11, 21), date(2026, 11, 28))  # Saturday


def test_the_year_before_is_nowruz_to_nowruz_leap_years_too():
    year, before = (DateRange(jalali(one, 1, 1), jalali(one + 1, 1, 1)) for one in (1404, 1403))
    assert year_earlier(year, "year") == before
    assert (before.end - before.start).days == 366  # 1403 has a thirtieth of Esfand
    esfand = DateRange(jalali(1404, 12, 1), jalali(1405, 1, 1))
    assert year_earlier(esfand, "month") == DateRange(jalali(1403, 12, 1), jalali(1404, 1, 1))
    winter = DateRange(jalali(1404, 10, 1), jalali(1405, 1, 1))
    assert year_earlier(winter, "season").start == jalali(1403, 10, 1)
    (week,) = periods_until(jalali(1405, 1, 10), "week", 1)
    earlier = year_earlier(week, "week")
    assert (earlier.end - earlier.start).days == 7
    assert (
        earlier.start <= jalali(1404, 1, 10) < earlier.end
        or abs((earlier.start - jalali(1404, 1, 10)).days) <= 7
    )


def test_quarters_of_an_hour_begin_at_the_zone_s_midnight():
    days = [
        DateRange(date(2026, 3, 21), date(2026, 3, 22)),
        DateRange(date(2026, 4, 1), date(2026, 4, 2)),
    ]
    slots = slots_of(days, zone=TEHRAN)
    assert slots.places == [0] * 96 + [1] * 96
    midnight = 1_774_038_600_000_000  # 2026-03-20T20:30Z
    assert slots.slots[0] == midnight // QUARTER
    assert midnight % QUARTER == 0
