from datetime import timedelta

import pytest

from hamdel.improvements.rules import effects
from hamdel.improvements.rules.differences import Mean
from hamdel.improvements.rules.effects import Counted, Measured, spans_of
from tests.ground.cast import NOW

DAY = timedelta(days=1)
SPANS = spans_of(started=NOW - 40 * DAY, done=NOW - 30 * DAY, now=NOW)


def effect_of(spans, given):
    return effects.effect_of(spans, given)


def line(found, name):
    return found.line(name)


def counted(hurt, seen, **more):
    return Counted(seen=seen, hurt=hurt, failed=hurt, **more)


def measured(before, after, **more):
    given = {"ways": {"web": (before, after)}, "others": [(counted(5, 100), counted(5, 100))]}
    return Measured(step=(before, after), **(given | more))


def test_whole_weeks_are_compared_as_many_before_as_after():
    assert SPANS.after == (NOW - 30 * DAY, NOW - 2 * DAY)
    assert SPANS.before == (NOW - 68 * DAY, NOW - 40 * DAY)
    assert not SPANS.too_early
    long_ago = spans_of(started=NOW - 400 * DAY, done=NOW - 300 * DAY, now=NOW)
    assert long_ago.after[1] - long_ago.after[0] == 91 * DAY
    fresh = spans_of(started=NOW - 9 * DAY, done=NOW - 2 * DAY, now=NOW)
    assert fresh.too_early
    assert fresh.before == (NOW - 11 * DAY, NOW - 9 * DAY)


def test_what_became_surely_better_is_told_from_what_did_not():
    before = counted(60, 150, effort=Mean(40, 5.0, 1.0), sentiment=Mean(40, -0.4, 0.04))
    after = counted(15, 150, effort=Mean(40, 3.0, 1.0), sentiment=Mean(40, -0.38, 0.04))
    found = effect_of(SPANS, measured(before, after))
    assert {one.name: one.better for one in found.lines} == {
        "hurt": True, "failed": True, "sentiment": None, "effort": True, "volume": None,
    }  # fmt: skip
    assert found.than_others.is_sure
    assert found.than_others.value == pytest.approx(-0.3)
    worse = effect_of(SPANS, measured(after, before))
    assert line(worse, "hurt").better is False
    assert line(worse, "came_back") is None


def test_it_is_doubted_where_the_comparison_is_unfair():
    fine = (counted(6, 60), counted(6, 60))
    before, after = counted(20, 100), counted(10, 100)
    assert effect_of(SPANS, measured(before, after, last_year=fine)).doubts == ()
    assert effect_of(SPANS, measured(before, after)).doubts == ("season",)  # nobody knows
    autumn = (counted(40, 100), counted(10, 100))
    seasonal = effect_of(SPANS, measured(before, after, last_year=autumn))
    assert seasonal.doubts == ("season",)
    assert seasonal.than_last_year.value == pytest.approx(0.2)
    mixed = {"web": (counted(2, 20), counted(9, 90)), "phone": (counted(18, 80), counted(1, 10))}
    found = effect_of(SPANS, measured(before, after, ways=mixed, last_year=fine))
    assert found.doubts == ("mix",)
    assert found.moved == pytest.approx(0.7)
    few = effect_of(SPANS, measured(counted(2, 9), counted(1, 8), last_year=fine, others_too=True))
    assert few.doubts == ("too_few", "others_too")
    nothing = effect_of(SPANS, measured(Counted(), Counted()))
    assert nothing.doubts == ("not_measured", "too_few", "season")
    assert [one.name for one in nothing.lines] == ["volume"]


def test_volume_is_a_day_s_and_counts_days_without_any():
    before, after = counted(1, 56, days=(4,) * 14), counted(1, 84, days=(3,) * 28)
    found = line(effect_of(SPANS, measured(before, after)), "volume")
    assert (found.before, found.after, found.before_n) == (2.0, 3.0, 28)
