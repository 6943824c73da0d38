from datetime import date

from hamdel.demo.rules.calendar import Calendar, in_sale
from hamdel.demo.rules.plan import DAY, HOUR, Plan
from hamdel.language.jalali import JalaliDate

NOW = 1_795_422_600_000_000  # 2 Azar 1405, 12:00 in Tehran
PLAN = Plan(seed=7, now=NOW, people=1)


def test_three_jalali_months_end_now() -> None:
    calendar = Calendar(PLAN)
    assert calendar.days[0].jalali == JalaliDate(1405, 6, 2)
    assert calendar.days[-1].jalali == JalaliDate(1405, 9, 2)
    assert calendar.days[-1].start + 12 * HOUR == NOW


def test_offices_rest_on_fridays_and_leisure_does_not() -> None:
    calendar = Calendar(PLAN)
    dice = PLAN.chance("test")
    days = [calendar.day(calendar.draw("support", dice, 0)).on.weekday() for _ in range(2000)]
    assert days.count(4) < days.count(5) / 5  # Friday, Saturday
    days = [calendar.day(calendar.draw("leisure", dice, 0)).on.weekday() for _ in range(2000)]
    assert days.count(4) > 2 * days.count(6)  # Friday, Sunday


def test_people_commute_in_the_morning() -> None:
    calendar = Calendar(PLAN)
    dice = PLAN.chance("test")
    hours = [
        (calendar.draw("commute", dice, 0) - calendar.start) % DAY // HOUR for _ in range(2000)
    ]
    assert 0.3 < sum(6 <= hour < 9 for hour in hours) / 2000 < 0.6


def test_shops_are_fuller_before_school() -> None:
    calendar = Calendar(PLAN)
    dice = PLAN.chance("test")
    months = [calendar.day(calendar.draw("shop", dice, 0)).jalali for _ in range(6000)]
    before_school = sum((6, 20) <= (m.month, m.day) <= (7, 8) for m in months) / 20
    after = sum((7, 10) <= (m.month, m.day) <= (7, 29) for m in months) / 20
    assert before_school > 1.25 * after


def test_the_sale_is_around_the_last_friday_of_november() -> None:
    assert [day for day in range(1, 31) if in_sale(date(2026, 11, day))] == list(range(20, 29))
    assert not in_sale(date(2026, 10, 30))
