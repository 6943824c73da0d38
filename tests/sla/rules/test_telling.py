"""For what a promise's time stood still."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hamdel.accounts.public import OpeningHours
from hamdel.sla.rules.telling import Gap, gaps_of

TEHRAN = ZoneInfo("Asia/Tehran")
HOURS = OpeningHours(zone="Asia/Tehran", week=(((9 * 60, 17 * 60),),) * 7)


def tehran(day: int, hour: int) -> datetime:
    """A moment of November 2026 in Tehran."""
    return datetime(2026, 11, day, hour, tzinfo=TEHRAN)


def test_what_was_closed_and_what_waited_are_told_in_order() -> None:
    states = [(tehran(21, 9), tehran(22, 11), "waiting"), (tehran(23, 10), None, "snoozed")]
    told = gaps_of(HOURS, states, start=tehran(22, 10), end=tehran(23, 12))
    assert told == [
        Gap(tehran(22, 10), tehran(22, 11), "waiting"),
        Gap(tehran(22, 17), tehran(23, 9), "off"),
        Gap(tehran(23, 10), tehran(23, 12), "snoozed"),
    ]


def test_by_day_and_night_nothing_is_closed() -> None:
    assert gaps_of(None, [], start=tehran(22, 10), end=tehran(25, 10)) == []
