"""Habits as numbers."""

import numpy as np

from hamdel.journeys.public import Habit
from hamdel.personas.rules.features import Feature, gather, mood, share, space, together


def _habit(who: int, channel: str, seen: int, *, night: int = 0, contacts: int = 0) -> Habit:
    return Habit(who, channel, "mobile", "", seen, night, 0, 0, contacts, 0, 0, 0.0)


def test_counts_shares_and_moods_of_each_customer_also_over_parts() -> None:
    first = gather([_habit(1, "web", 3, night=3), _habit(1, "app", 1), _habit(2, "web", 4)])
    second = gather([_habit(9, "phone", 2, contacts=2)._replace(felt=2, feeling=-1.0)])
    found = together([first, second])
    assert found.people == 3
    assert found.counts[Feature("channel", "phone")].tolist() == [0, 0, 2]
    assert share(found, Feature("channel", "web")).tolist() == [0.75, 1.0, 0.0]
    assert share(found, Feature("night")).tolist() == [0.75, 0.0, 0.0]
    assert mood(found).tolist() == [0.0, 0.0, -0.5]
    assert Feature("stage", "") not in found.counts


def test_blocks_weigh_the_same_and_one_that_tells_nobody_apart_is_left_out() -> None:
    found = gather([_habit(1, "web", 4), _habit(2, "app", 4), _habit(3, "web", 4)])
    points = space(found)
    assert points.shape == (3, 1)  # channels alone, in which web is what app is not
    assert np.isclose(points.var(axis=0).sum(), 1.0)
    assert space(gather([])).shape == (0, 1)
    assert together([]).people == 0
