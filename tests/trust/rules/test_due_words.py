"""When something is due, in people's words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hamdel.accounts.public import OpeningHours
from hamdel.trust.rules.due_words import due_said

TEHRAN = ZoneInfo("Asia/Tehran")
WEEK = (*[((9 * 60, 17 * 60),)] * 5, ((540, 780),), ())
HOURS = OpeningHours(zone="Asia/Tehran", week=WEEK)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=TEHRAN)  # 1 Azar 1405, a Sunday

SAID = [
    ("تا فردا ساعت ۴ تماس می‌گیرم", "11-23 16:00"),
    ("فردا ساعت چهار و نیم", "11-23 16:30"),
    ("امروز ساعت ۵ و ربع", "11-22 17:15"),
    ("تا ساعت ۴", "11-22 16:00"),
    ("تا ساعت ۸ شب", "11-22 20:00"),
    ("فردا صبح ساعت ۸", "11-23 08:00"),
    ("تا ساعت ده صبح", "11-23 10:00"),
    ("چهارشنبه ساعت ۱۱", "11-25 11:00"),
    ("ظرف ۳ روز کاری واریز می‌شود", "11-25 17:00"),
    ("ظرف ۵ روز کاری", "11-28 17:00"),
    ("تا نیم ساعت دیگه خبر می‌دهم", "11-22 12:30"),
    ("یه ربع دیگه", "11-22 12:15"),
    ("تا دو ساعت و نیم دیگر", "11-22 14:30"),
    ("تا ۲۴ ساعت آینده", "11-23 12:00"),
    ("تا یکی دو روز آینده", "11-24 17:00"),
    ("شنبه صبح زنگ می‌زنم", "11-28 12:00"),
    ("پس‌فردا تا ظهر", "11-24 13:00"),
    ("فردا عصر", "11-23 19:00"),
    ("امشب", "11-22 22:00"),
    ("امروز تا آخر وقت اداری", "11-22 17:00"),
    ("تا پایان هفته پیگیری می‌کنم", "11-26 13:00"),
    ("هفته آینده", "12-03 13:00"),
    ("تا آخر ماه", "12-21 17:00"),
    ("تا ۱۵ آذر ارسال می‌کنیم", "12-06 17:00"),
    ("۱۴۰۵/۰۹/۰۵ ساعت ۱۶:۰۰", "11-26 16:00"),
    ("دوشنبهٔ آینده", "11-23 17:00"),
    ("I'll call you back by 4 pm tomorrow", "11-23 16:00"),
    ("by 4", "11-22 16:00"),
    ("today by 5", "11-22 17:00"),
    ("at 16:00", "11-22 16:00"),
    ("within two business days", "11-24 17:00"),
    ("in 2 hours", "11-22 14:00"),
    ("within the hour", "11-22 13:00"),
    ("within 48 hours", "11-24 12:00"),
    ("by Friday noon", "11-27 12:00"),
    ("by end of day Monday", "11-23 17:00"),
    ("by next Tuesday", "11-24 17:00"),
    ("tomorrow morning", "11-23 12:00"),
    ("on 12 December", "12-12 17:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), SAID)
def test_words_mean_a_moment(text: str, due: str) -> None:
    found = due_said(text, now=NOW, hours=HOURS)
    assert found is not None
    assert found.at.strftime("%m-%d %H:%M") == due


@pytest.mark.parametrize(
    "text",
    ["", "سلام", "۲۰ دقیقه طول کشید", "دو روز پیش زنگ زدم", "half an hour", "شماره 12345", "!!!"],
)
def test_some_words_mean_none(text: str) -> None:
    assert due_said(text, now=NOW, hours=HOURS) is None


def test_an_hour_is_the_one_at_which_work_is_done() -> None:
    night = OpeningHours(zone="Asia/Tehran", week=(((0, 8 * 60),),) * 7)
    by_day = due_said("فردا ساعت ۴", now=NOW, hours=HOURS)
    by_night = due_said("فردا ساعت ۴", now=NOW, hours=night)
    unknown = due_said("فردا ساعت ۴", now=NOW)
    assert by_day is not None
    assert by_night is not None
    assert unknown is not None
    assert (by_day.at.hour, by_night.at.hour, unknown.at.hour) == (16, 4, 16)


def test_what_is_exact_says_so() -> None:
    clock, day = due_said("فردا ساعت ۴", now=NOW), due_said("فردا", now=NOW)
    assert clock is not None
    assert day is not None
    assert (clock.exact, day.exact) == (True, False)


def test_a_day_off_ends_in_the_evening() -> None:
    friday = due_said("جمعه", now=NOW, hours=HOURS)
    assert friday is not None
    assert friday.at.hour == 18


def test_a_day_that_is_over_ends_at_midnight() -> None:
    late = NOW.replace(hour=21)
    today = due_said("همین امروز", now=late, hours=HOURS)
    assert today is not None
    assert today.at == late.replace(hour=23, minute=59)
