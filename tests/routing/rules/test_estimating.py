"""A wait is told from what just happened, or not at all."""

import random
from statistics import fmean

import pytest

from hamdel.routing.rules.estimating import (
    Left,
    erlang_quantile,
    estimate,
    place_times,
)
from tests.ground.cast import NOW
from tests.routing.rules.cast import MINUTE


def left(count: int, *, every: float, waited: float) -> list[Left]:
    """One leaves every so many minutes, up to now, each after a wait of some minutes."""
    ends = [NOW - at * every * MINUTE for at in range(count)]
    return [Left(end - waited * MINUTE, end) for end in ends]


def test_a_place_takes_as_long_as_the_queue_moves() -> None:
    assert place_times(left(5, every=2, waited=10)) == [120] * 4
    assert place_times(left(5, every=2, waited=1)) == [60] * 4
    assert place_times(left(5, every=2, waited=0.1)) == []


def test_a_longer_queue_is_told_a_longer_wait() -> None:
    told = [estimate(ahead, left(20, every=2, waited=10), now=NOW) for ahead in range(6)]
    assert all(one is not None and one.low < one.likely < one.high for one in told)
    highs = [one.high for one in told if one]
    assert highs == sorted(highs)
    assert len(set(highs)) == 6


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert estimate(3, left(2, every=2, waited=10), now=NOW) is None
    assert estimate(3, left(9, every=200, waited=10), now=NOW - 1000 * MINUTE) is None
    assert estimate(3, left(9, every=2, waited=0), now=NOW) is None


@pytest.mark.parametrize(
    ("stages", "z", "exact"),
    # The quantiles of 50 % and 90 % from tables of chi-square with twice as many degrees of freedom.
    [(1, 0.0, 0.6931), (1, 1.28155, 2.3026), (5, 0.0, 4.6709), (5, 1.28155, 7.9936)],
)
def test_the_quantiles_are_those_of_the_tables(stages: int, z: float, exact: float) -> None:
    assert erlang_quantile(stages, z) == pytest.approx(exact, rel=0.02)


@pytest.mark.parametrize("ahead", [0, 2, 8])
def test_waits_are_in_the_range_where_the_queue_is_as_it_is_assumed(
    ahead: int,
) -> None:
    """A queue that always has somebody, whose head leaves at random: the range must hold."""
    chance = random.Random(7)
    hits = []
    for _ in range(400):
        at, past = 0.0, []
        while at < 150:
            at += chance.expovariate(1 / 3)
            past.append(Left(NOW - (at + 30) * MINUTE, NOW - at * MINUTE))
        told = estimate(ahead, past, now=NOW)
        assert told is not None
        wait = sum(chance.expovariate(1 / 180) for _ in range(ahead + 1))
        hits.append(told.low <= wait <= told.high)
    assert fmean(hits) == pytest.approx(0.85, abs=0.06)
