from hypothesis import given
from hypothesis import strategies as st

from hamdel.journeys.rules.friction import (
    FEW,
    SIGNS,
    Counts,
    Friction,
    Sore,
    curve_of,
    done_by_us,
    ranked,
)


def counted(hurt, seen, **signs):
    return Counts(seen=seen, customers=seen, hurt=hurt, signs=signs)


def sore(step, hurt, seen, before=None):
    now = counted(hurt, seen, failed=hurt)
    return Sore(step=step, now=now, before=before or Counts(), curve=())


@given(st.lists(st.integers(0, 60), max_size=20))
def test_every_hurting_moment_is_somewhere_and_the_worst_is_first(hurts):
    found = ranked(sore(f"s{n}", hurt, 60) for n, hurt in enumerate(hurts))
    assert found.hurt == sum(hurts)
    assert len(found.sores) + found.below == sum(hurt > 0 for hurt in hurts)
    order = [one.now.hurt for one in found.sores]
    assert order == sorted(order, reverse=True)
    assert all(hurt >= FEW for hurt in order)
    if hurts and not found.below and found.hurt:
        assert found.share_of_first(len(hurts)) == 1.0


def test_of_equal_ones_the_larger_share_is_first():
    found = ranked([sore("often", 10, 1_000), sore("always", 10, 10)])
    assert [one.step for one in found.sores] == ["always", "often"]


def test_few_cases_are_said_to_be_unsure():
    assert sore("a", 6, 12).sureness == "low"
    assert sore("b", 400, 2_000).sureness == "high"
    low, high = sore("a", 6, 12).interval
    assert 0 < low < 6 < high <= 12


def test_a_change_is_sure_only_beyond_chance():
    assert not sore("a", 6, 60, counted(4, 60)).surely_changed
    assert sore("a", 60, 120, counted(12, 120)).surely_changed
    assert sore("a", 5, 10).change is None


def test_the_main_sign_is_the_most_frequent():
    signs = dict.fromkeys(SIGNS, 1) | {"came_back": 3}
    one = Sore(step="a", now=Counts(4, 4, 4, signs), before=Counts(), curve=())
    assert one.main_sign == "came_back"


def test_an_empty_company_has_no_pain():
    assert ranked([]) == Friction(sores=(), below=0, hurt=0)
    assert ranked([]).share_of_first(5) == 0.0
    assert Counts().share == 0.0


def test_a_curve_has_a_number_for_each_slice():
    assert curve_of([(0, 3), (2, 1)], 4) == (3, 0, 1, 0)


def test_what_we_do_is_told_from_what_they_do():
    ours = ["Message Sent", "Outage Notice Sent", "Promise Made", "Case Resolved"]
    theirs = ["Referral Sent", "Message Received", "Promise Broken", "Review Posted"]
    assert all(map(done_by_us, ours))
    assert not any(map(done_by_us, theirs))
