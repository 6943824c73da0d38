"""Days that failed beyond the usual."""

from datetime import date, timedelta

from hamdel.touchpoints.rules.troubles import DayOutcomes, troubles

START = date(2026, 10, 27)


def month(failed, *, key="billing", seen=200, device="mobile"):
    """Thirty days of one touchpoint; `failed` tells how many of a day's, by the day's place."""
    return [
        DayOutcomes(START + timedelta(days=n), key, device, seen, failed.get(n, 4))
        for n in range(30)
    ]


def test_a_usual_month_has_none():
    assert troubles(month({3: 9, 9: 0, 20: 11})) == []


def test_days_in_a_row_are_one_trouble():
    (one,) = troubles(month({17: 90, 18: 140, 19: 60}))
    assert (one.first, one.last) == (START + timedelta(days=17), START + timedelta(days=19))
    assert (one.seen, one.failed, one.usual) == (600, 290, 0.02)
    assert one.more == 278


def test_days_apart_are_two_the_greater_first():
    first, second = troubles(month({2: 60, 20: 90}))
    assert (first.first.day, second.first.day) == (16, 29)


def test_the_device_where_it_was_worst():
    rows = month({17: 100}, seen=150) + month({}, seen=400, device="desktop")
    (one,) = troubles(rows)
    assert (one.device, one.device_share) == ("mobile", 100 / 150)
    assert one.share == 104 / 550


def test_a_handful_is_no_trouble():
    assert troubles(month({17: 9}, seen=10)) == []


def test_of_few_days_nothing_is_known():
    assert troubles(month({1: 100})[:4]) == []


def test_each_touchpoint_has_its_own_usual():
    rows = month({}, key="calls", seen=100) + month({17: 90})
    assert [one.touchpoint for one in troubles(rows)] == ["billing"]
