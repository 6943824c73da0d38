from math import comb, isclose

from hypothesis import given
from hypothesis import strategies as st

from hamdel.platform.intervals import share_interval, shares_differ

Z = 1.959963984540054


@given(st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_its_ends_are_where_the_score_test_is_just_not_surprised(counted):
    """Wilson's interval holds the shares p with |x - np| ≤ z √(np(1-p)): its ends solve the equation."""
    having, of = counted
    low, high = share_interval(having, of)
    assert 0 <= low <= having / of <= high <= 1
    for end in (low, high):
        if 0 < end < 1:
            distance = abs(having - of * end)
            assert isclose(distance, Z * (of * end * (1 - end)) ** 0.5, rel_tol=1e-6, abs_tol=1e-6)


def test_it_covers_about_as_often_as_it_says():
    """Exactly, over all outcomes of forty throws."""
    share, of = 0.2, 40
    covered = sum(
        comb(of, having) * share**having * (1 - share) ** (of - having)
        for having in range(of + 1)
        if share_interval(having, of)[0] <= share <= share_interval(having, of)[1]
    )
    assert 0.92 < covered < 0.98


def test_nothing_counted_says_nothing():
    assert share_interval(0, 0) == (0.0, 1.0)
    assert shares_differ(0, 0, 3, 10) == 0.0
    assert shares_differ(10, 10, 10, 10) == 0.0


def test_the_difference_has_a_side():
    assert shares_differ(60, 100, 40, 100) == -shares_differ(40, 100, 60, 100)
    assert isclose(shares_differ(60, 100, 40, 100), 0.2 / (0.25 * 0.02) ** 0.5)


def test_it_is_the_one_of_published_tables():
    low, high = share_interval(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.49, 0.943)
    assert share_interval(0, 5)[0] == 0
