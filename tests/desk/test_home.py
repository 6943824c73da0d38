from datetime import date, timedelta

import pytest

from hamdel.desk.home import volume_of
from hamdel.touchpoints.public import DayVolume

TODAY = date(2026, 11, 23)


def days(channel, counts, stage="support"):
    """Counts of days ending with yesterday."""
    first = TODAY - timedelta(days=len(counts))
    return [DayVolume(first + timedelta(days=n), channel, stage, c) for n, c in enumerate(counts)]


def test_yesterday_against_the_usual_day():
    volume = volume_of(days("web", [100] * 7 + [120]), today=TODAY, stages=("support",))
    assert (volume.yesterday, volume.usual) == (120, 100)
    assert volume.ratio == pytest.approx(0.2)


def test_only_what_leaves_its_range_is_told():
    rows = days("web", [100] * 7 + [104]) + days("chat", [20] * 7 + [80])
    volume = volume_of(rows, today=TODAY, stages=("support",))
    assert [change.name for change in volume.changes if change.of == "channel"] == ["chat"]
    assert volume.changes[0].ratio > 0


def test_small_numbers_are_noise():
    volume = volume_of(days("web", [1] * 7 + [8]), today=TODAY, stages=())
    assert volume.changes == ()


def test_the_first_days_of_a_company():
    volume = volume_of([], today=TODAY, stages=("support",))
    assert (volume.yesterday, volume.ratio, volume.top) == (0, None, 0)
    assert len(volume.bars) == 14
    young = volume_of(days("web", [10, 30]), today=TODAY, stages=())
    assert young.usual == 10


def test_stages_stand_in_their_order():
    rows = days("web", [5], "support") + days("web", [50], "awareness") + days("web", [9], None)
    volume = volume_of(rows, today=TODAY, stages=("awareness", "support"))
    assert [share.name for share in volume.stages] == ["awareness", "support", ""]
