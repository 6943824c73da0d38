"""A few words as a moment to come."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hamdel.conversations.rules.when import moment_said

SUNDAY_NOON = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Asia/Tehran"))  # 1 Azar 1405


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("شنبه ۹ صبح", "2026-11-28T09:00"),
        ("شنبه ۹", "2026-11-28T09:00"),
        ("فردا", "2026-11-23T09:00"),
        ("فردا ساعت ۱۴:۳۰", "2026-11-23T14:30"),
        ("پس‌فردا عصر", "2026-11-24T17:00"),
        ("دو ساعت دیگر", "2026-11-22T14:00"),
        ("نیم ساعت دیگه", "2026-11-22T12:30"),
        ("۳ روز دیگر", "2026-11-25T09:00"),
        ("ساعت ۵ عصر", "2026-11-22T17:00"),
        ("۹ صبح", "2026-11-23T09:00"),
        ("امشب", "2026-11-22T20:00"),
        ("هفتهٔ بعد", "2026-11-29T09:00"),
        ("۱۰ آذر", "2026-12-01T09:00"),
        ("۱۴۰۵/۹/۱۵ ۱۰:۱۵", "2026-12-06T10:15"),
        ("tomorrow 9", "2026-11-23T09:00"),
        ("Saturday 9 in the morning", "2026-11-28T09:00"),
        ("monday 10:30", "2026-11-23T10:30"),
        ("saturday at 4pm", "2026-11-28T16:00"),
        ("in 2 hours", "2026-11-22T14:00"),
        ("2h", "2026-11-22T14:00"),
        ("in a week", "2026-11-29T12:00"),
    ],
)
def test_words_that_mean_a_moment(words: str, moment: str) -> None:
    found = moment_said(words, now=SUNDAY_NOON)
    assert found is not None
    assert found.isoformat()[:16] == moment


@pytest.mark.parametrize("words", ["", "سلام", "دیروز", "yesterday", "؟؟", "امروز ۹ صبح", "0h"])
def test_words_that_mean_none_to_come(words: str) -> None:
    assert moment_said(words, now=SUNDAY_NOON) is None
