import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.improvements.rules import differences
from hamdel.improvements.rules.differences import (
    Difference,
    Mean,
    Share,
    beyond,
    mean_of,
    t_quantile,
)


def shares_apart(*pair):
    return differences.shares_apart(*pair)


def means_apart(*pair):
    return differences.means_apart(*pair)


def with_one_mix(strata):
    return differences.with_one_mix(strata)


shares = st.integers(1, 400).flatmap(
    lambda of: st.builds(Share, having=st.integers(0, of), of=st.just(of))
)


def test_it_is_what_newcombe_published():
    # Table II of the paper, row (a) and (c): 56/70 - 48/80, 9/10 - 3/10.
    found = shares_apart(Share(48, 80), Share(56, 70))
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)
    found = shares_apart(Share(3, 10), Share(9, 10))
    assert (round(found.low, 4), round(found.high, 4)) == (0.1705, 0.8090)


@given(shares, shares)
def test_a_difference_lies_in_its_interval_and_turns_with_its_sides(one, two):
    there, back = shares_apart(one, two), shares_apart(two, one)
    assert -1 <= there.low <= there.value <= there.high <= 1
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))


@given(
    st.tuples(st.integers(15, 85), st.integers(100, 500)),
    st.tuples(st.integers(15, 85), st.integers(100, 500)),
    st.integers(0, 2**32 - 1),
)
def test_intervals_of_shares_are_near_those_of_resampling(one, two, seed):
    before, after = (Share(round(percent * of / 100), of) for percent, of in (one, two))
    chance = np.random.default_rng(seed)
    drawn = [chance.binomial(each.of, each.value, 4_000) / each.of for each in (before, after)]
    low, high = np.percentile(drawn[1] - drawn[0], [2.5, 97.5])
    found = shares_apart(before, after)
    assert (found.low, found.high) == (
        pytest.approx(low, abs=0.025),
        pytest.approx(high, abs=0.025),
    )


@given(
    st.lists(st.floats(-1, 1, width=32), min_size=60, max_size=120),
    st.lists(st.floats(-1, 1, width=32), min_size=60, max_size=120),
    st.integers(0, 2**32 - 1),
)
def test_intervals_of_means_are_near_those_of_resampling(one, two, seed):
    chance = np.random.default_rng(seed)
    drawn = [chance.choice(each, (1_500, len(each))).mean(axis=1) for each in (one, two)]
    low, high = np.percentile(drawn[1] - drawn[0], [2.5, 97.5])
    found = means_apart(mean_of(one), mean_of(two))
    near = 0.05 + 0.2 * (found.high - found.low)
    assert (found.low, found.high) == (pytest.approx(low, abs=near), pytest.approx(high, abs=near))


def covered(found, true):
    return np.mean([one.low <= true <= one.high for one in found])


def test_nineteen_of_twenty_intervals_hold_what_is_true():
    chance = np.random.default_rng(7)
    pairs = zip(chance.binomial(80, 0.2, 1_500), chance.binomial(60, 0.35, 1_500), strict=True)
    assert (
        0.93 < covered([shares_apart(Share(a, 80), Share(b, 60)) for a, b in pairs], 0.15) < 0.975
    )
    rows = [
        (mean_of(list(chance.normal(0, 1, 12))), mean_of(list(chance.normal(1, 3, 20))))
        for _ in range(600)
    ]
    assert 0.93 < covered([means_apart(*pair) for pair in rows], 1.0) < 0.975
    others = [[chance.binomial(of, p) for of, p in ((300, 0.1), (200, 0.15))] for _ in range(800)]
    mine = [[chance.binomial(of, p) for of, p in ((150, 0.4), (150, 0.3))] for _ in range(800)]
    found = [
        beyond(
            shares_apart(Share(c, 150), Share(d, 150)),
            with_one_mix([(Share(a, 300), Share(b, 200))]),
        )
        for (a, b), (c, d) in zip(others, mine, strict=True)
    ]
    assert 0.93 < covered(found, -0.15) < 0.975


def test_with_one_mix_what_only_came_another_way_did_not_change():
    before = (Share(40, 100), Share(1, 10))  # by phone it hurts more
    after = (Share(4, 10), Share(10, 100))
    crude = shares_apart(Share(41, 110), Share(14, 110))
    fair = with_one_mix(zip(before, after, strict=True))
    assert crude.is_sure
    assert not fair.is_sure
    assert abs(fair.value) < 0.01
    assert with_one_mix([(Share(1, 2), Share(0, 0))]) is None


@pytest.mark.parametrize(
    ("freedom", "expected"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (5, 2.5706), (10, 2.2281), (30, 2.0423), (1e9, 1.96)],
)
def test_quantiles_of_student_are_those_of_the_table(freedom, expected):
    assert t_quantile(freedom) == pytest.approx(expected, abs=0.004)


def test_nothing_is_compared_with_nothing():
    assert shares_apart(Share(0, 0), Share(1, 2)) is None
    assert means_apart(Mean(1, 3.0, 0.0), Mean(5, 2.0, 1.0)) is None
    assert means_apart(Mean(2, 3.0, 0.0), Mean(5, 2.0, 0.0)) == Difference(-1.0, -1.0, -1.0)
    assert mean_of([]) == Mean(0, 0.0, 0.0)
