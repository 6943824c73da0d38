"""What sets a group apart, and the rule that finds it again."""

import numpy as np

from hamdel.personas.rules.features import Feature, gather
from hamdel.personas.rules.telling import figures, groups, rule_for
from hamdel.segments.public import judged
from tests.personas.rules.people import planted


def test_a_group_is_told_by_what_others_do_not() -> None:
    rows, kinds = planted(100)
    found = gather(rows)
    callers = np.array(kinds) == 1
    told = figures(found, callers)
    by_feature = {one.feature: one for one in told}
    phone = by_feature[Feature("channel", "phone")]
    assert phone.mine > 0.5 > phone.others
    assert [abs(one.apart) for one in told] == sorted(
        (abs(one.apart) for one in told), reverse=True
    )
    assert figures(found, np.ones(len(kinds), dtype=bool)) == []


def test_a_rule_of_segments_finds_the_group_again(db: None) -> None:
    rows, kinds = planted(100)
    found = gather(rows)
    for kind in range(3):
        mine = np.array(kinds) == kind
        rule = rule_for(found, mine)
        judged(rule.rule)  # segments read it
        assert rule.f1 > 0.95
        assert len(rule.rule["of"]) <= 4
    chance = np.random.default_rng(1).random(len(kinds)) < 0.3
    assert rule_for(found, chance).f1 < 0.6  # no sentence says what nobody has in common


def test_groups_are_told_from_the_largest() -> None:
    assert [one.tolist() for one in groups(np.array([0, 1, 0]))] == [
        [True, False, True], [False, True, False],
    ]  # fmt: skip
    assert list(groups(np.array([], dtype=np.int64))) == []
