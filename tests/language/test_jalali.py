from datetime import date

from hamdel.language import jalali


def test_one_door_gives_the_whole_calendar():
    day = jalali.parse_date("۲ آذر ۱۴۰۵")
    assert day == date(2026, 11, 23)
    assert jalali.JalaliDate.from_gregorian(day) == jalali.JalaliDate(1405, 9, 2)
    assert jalali.format_date(day, language="fa", style="long") == "۲ آذر ۱۴۰۵"
    assert all(hasattr(jalali, name) for name in jalali.__all__)
