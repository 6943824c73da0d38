"""Opening times in a sentence."""

from datetime import date

import pytest

from hamdel.accounts.rules.opening_hours import OpeningHours
from hamdel.accounts.rules.telling_hours import tell_opening
from tests.accounts.rules.test_opening_hours import ALWAYS, HALF, IRAN, NEVER, WORK, at

NOROUZ = OpeningHours(
    zone="Asia/Tehran",
    week=(WORK, WORK, WORK, WORK, WORK, HALF, ()),
    off=frozenset(date(2027, 3, day) for day in range(19, 32)),
)


@pytest.mark.parametrize(
    ("when", "persian", "english"),
    [
        (
            "2026-11-22T12:00",
            "امروز تا ۱۷:۰۰ پاسخ می‌دهیم.",
            "We answer today until 17:00.",
        ),
        (
            "2026-11-22T07:00",
            "الان بسته‌ایم، امروز ۹:۰۰ پاسخ می‌دهیم.",
            "We are closed now and answer today at 9:00.",
        ),
        (
            "2026-11-22T18:00",
            "الان بسته‌ایم، فردا ۹:۰۰ پاسخ می‌دهیم.",
            "We are closed now and answer tomorrow at 9:00.",
        ),
        (
            "2026-11-27T12:00",
            "امروز تعطیل است، فردا ۹:۰۰ پاسخ می‌دهیم.",
            "We are closed today and answer tomorrow at 9:00.",
        ),
        (
            "2026-11-26T20:00",
            "الان بسته‌ایم، شنبه ۹:۰۰ پاسخ می‌دهیم.",
            "We are closed now and answer on Saturday at 9:00.",
        ),
    ],
)
def test_the_sentence_is_true(when: str, persian: str, english: str) -> None:
    said = tell_opening(IRAN, at(when), language="fa")
    assert said.replace("پس‌فردا", "شنبه") == persian
    assert tell_opening(IRAN, at(when), language="en") == english


def test_a_far_day_has_its_date() -> None:
    said = tell_opening(NOROUZ, at("2027-03-20T12:00"), language="fa")
    assert said == "امروز تعطیل است، پنجشنبه ۱۲ فروردین ۹:۰۰ پاسخ می‌دهیم."


def test_day_and_night_and_never() -> None:
    now = at("2026-11-22T12:00")
    assert tell_opening(ALWAYS, now, language="fa") == "شبانه‌روز پاسخ می‌دهیم."
    assert tell_opening(NEVER, now, language="en") == ""
