from datetime import date

from hamdel.language.iran_holidays import iran_holidays
from hamdel.language.jalali_calendar import JalaliDate

SOLAR = [(1, 1), (1, 2), (1, 3), (1, 4), (1, 12), (1, 13), (3, 14), (3, 15), (11, 22), (12, 29)]
FIRST, LAST = 1400, 1415


def test_solar_holidays_are_in_every_year_and_certain() -> None:
    known = iran_holidays()
    for year in range(FIRST, LAST + 1):
        for month, day in SOLAR:
            holiday = known[JalaliDate(year, month, day).to_gregorian()]
            assert not holiday.estimated


def test_lunar_holidays_of_coming_years_are_estimates() -> None:
    known = iran_holidays()
    assert known[date(2026, 6, 25)].name == "عاشورا"
    assert not known[date(2026, 6, 25)].estimated
    assert known[date(2030, 5, 13)].estimated
    assert not any(one.estimated for one in known.values() if one.day < date(2026, 1, 1))


def test_a_year_has_about_twenty_six_days_off() -> None:
    for year in range(2022, 2036):
        days = [day for day in iran_holidays() if day.year == year]
        assert 24 <= len(days) <= 36


def test_two_holidays_on_one_day_are_told_together() -> None:
    assert iran_holidays()[date(2026, 3, 21)].name == "عید فطر، نوروز"
