"""Joining and parting in any order leaves what the edges say."""

import random

import pytest

from hamdel.ideas.rules.trees import Circle, root_of, roots_after


def test_the_last_of_the_way_speaks() -> None:
    joined = {1: 2, 2: 3}
    assert [root_of(one, joined) for one in (1, 2, 3, 4)] == [3, 3, 3, 4]
    members = {1, 2, 3}
    assert roots_after(2, None, joined, members) == {1: 2, 2: 2, 3: 3}
    assert roots_after(4, 1, joined, members | {4}) == {1: 3, 2: 3, 3: 3, 4: 3}


def test_no_circle_is_joined() -> None:
    for into in (1, 2, 3):
        with pytest.raises(Circle):
            roots_after(3, into, {1: 2, 2: 3}, {1, 2, 3})
    with pytest.raises(Circle):
        root_of(1, {1: 2, 2: 1})


def test_parting_is_exact_in_any_order() -> None:
    dice = random.Random(1405)
    for _ in range(50):
        members = set(range(8))
        joined: dict[int, int] = {}
        for one in dice.sample(sorted(members), 8):
            into = dice.choice(sorted(members - {one}))
            try:
                roots_after(one, into, joined, members)
            except Circle:
                continue
            joined[one] = into
        after: dict[int, int] = {}
        for one in dice.sample(sorted(joined), len(joined)):
            after = roots_after(one, None, joined, members)
            del joined[one]
            assert after == {each: root_of(each, joined) for each in members}
        assert after == {each: each for each in members}
