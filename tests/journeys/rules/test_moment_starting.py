from hamdel.journeys.rules.moment_starting import STARTING
from hamdel.journeys.rules.moments import read_moment_rule


def test_all_are_rules_and_no_two_are_the_same():
    assert len({read_moment_rule(one) for one in STARTING}) == len(STARTING)
