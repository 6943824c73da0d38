from hamdel.journeys.rules.behavior import effort_by_behavior
from hamdel.journeys.rules.friction import Counts


def test_what_fails_repeats_and_comes_back_weighs_two_each():
    signs = {"failed": 10, "abandoned": 10, "raged": 10, "came_back": 5, "felt_bad": 90}
    assert effort_by_behavior(Counts(seen=100, signs=signs)) == 1 + 2 * (20 + 10 + 5) / 100
    assert effort_by_behavior(Counts(seen=100)) == 1.0
    assert effort_by_behavior(Counts()) is None


def test_it_stays_on_the_scale_of_those_who_are_asked():
    all_of_it = dict.fromkeys(("failed", "abandoned", "raged", "came_back", "switched"), 4)
    assert effort_by_behavior(Counts(seen=4, signs=all_of_it)) == 7.0
