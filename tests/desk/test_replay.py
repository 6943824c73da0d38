from datetime import timedelta

from hamdel.desk.moments import MomentRow
from hamdel.desk.replay import replay_of
from tests.ground.cast import NOW

STAGES = {"awareness": "آگاهی", "support": "پشتیبانی"}


def moment(number, hours_ago, stage):
    return MomentRow(
        id=number, profile_id=1, what="", action="Product Viewed", detail="", said="", channel="web",
        device="mobile", touchpoint="", stage=stage, outcome="", tone="neutral", sentiment=None,
        emotion="", effort=None, amount_irr=None, intent="", toxic=False,
        at=NOW - timedelta(hours=hours_ago),
    )  # fmt: skip


STORY = [moment(3, 1, "support"), moment(2, 99, "awareness"), moment(1, 100, "awareness")]


def test_it_is_told_from_the_oldest_with_silences_and_new_stages():
    found = replay_of(STORY, at=None, stages=STAGES)
    assert [one.row.id for one in found.told] == [1, 2, 3]
    assert [one.stage for one in found.told] == ["آگاهی", "", "پشتیبانی"]
    assert [bool(one.silence) for one in found.told] == [False, False, True]
    assert (found.at, found.total, found.stepping, found.after) == (3, 3, False, 0)


def test_step_by_step_it_is_told_up_to_a_moment():
    found = replay_of(STORY, at=2, stages=STAGES)
    assert [one.row.id for one in found.told] == [1, 2]
    assert (found.before, found.at, found.after, found.stepping) == (1, 2, 3, True)
    assert replay_of(STORY, at=99, stages=STAGES).at == 3
    assert replay_of([], at=1, stages=STAGES).told == ()
