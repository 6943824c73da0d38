"""What answers say, against formulas written another way, resampling, and whole distributions."""

import math
from collections.abc import Mapping
from itertools import chain, combinations, product
from statistics import NormalDist, fmean, pvariance, stdev
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.platform.intervals import share_interval
from hamdel.surveys.rules.statistics import (
    SCALES,
    Kind,
    added,
    ces,
    chance,
    csat,
    groups_of,
    holm,
    measured,
    nps,
)

FEWER = settings(max_examples=40)
Z = NormalDist().inv_cdf(0.975)
KINDS: tuple[Kind, ...] = get_args(Kind)


def answers(kind: str, *, least: int = 1) -> st.SearchStrategy[dict[int, int]]:
    low, high = SCALES[kind]
    counts = st.dictionaries(st.integers(low, high), st.integers(0, 60))
    return counts.filter(lambda found: sum(found.values()) >= least)


def listed(counts: Mapping[int, int]) -> list[int]:
    return [score for score, number in counts.items() for _ in range(number)]


@FEWER
@given(answers("nps"))
def test_nps_is_the_mean_of_ones_and_its_interval_the_adjusted_wald(
    counts: dict[int, int],
) -> None:
    values = [1 if score >= 9 else -1 if score <= 6 else 0 for score in listed(counts)]
    found = nps(counts)
    assert found.score == pytest.approx(100 * fmean(values))
    assert (found.promoters, found.passives, found.detractors) == (
        values.count(1), values.count(0), values.count(-1),
    )  # fmt: skip
    # Everybody counted four times, and 3 promoters, 6 passives, 3 detractors of a quarter each.
    wider = values * 4 + [1] * 3 + [0] * 6 + [-1] * 3
    half = Z * math.sqrt(pvariance(wider) / (len(values) + 3))
    assert found.low == pytest.approx(
        max(min(100 * (fmean(wider) - half), 100 * fmean(values)), -100)
    )
    assert found.high == pytest.approx(
        min(max(100 * (fmean(wider) + half), 100 * fmean(values)), 100)
    )


def test_the_interval_of_nps_holds_the_truth_nineteen_times_of_twenty() -> None:
    """Exactly, over every outcome of n answers."""
    truths = ((0.5, 0.2), (0.7, 0.1), (0.3, 0.4), (0.9, 0.05))
    held = [_held(n, up, down) for n, (up, down) in product((5, 10, 30), truths)]
    assert min(held) >= 0.9
    assert fmean(held) >= 0.945


def _held(n: int, up: float, down: float) -> float:
    """How probable it is that the interval of n answers holds the true score."""
    truth, held = 100 * (up - down), 0.0
    for promoters, detractors in product(range(n + 1), range(n + 1)):
        rest = n - promoters - detractors
        if rest < 0:
            continue
        found = nps({10: promoters, 8: rest, 3: detractors})
        assert found.low is not None
        assert found.high is not None
        if found.low <= truth <= found.high:
            ways = math.comb(n, promoters) * math.comb(n - promoters, detractors)
            held += ways * up**promoters * down**detractors * (1 - up - down) ** rest
    return held


def test_the_interval_of_nps_is_what_resampling_gives() -> None:
    counts = {10: 140, 9: 120, 8: 90, 7: 60, 6: 40, 3: 30, 0: 20}
    values = np.array(
        [1 if score >= 9 else -1 if score <= 6 else 0 for score in listed(counts)], dtype=float
    )
    rng = np.random.default_rng(20261126)
    means = 100 * rng.choice(values, size=(4_000, len(values))).mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    found = nps(counts)
    assert found.low == pytest.approx(low, abs=0.7)
    assert found.high == pytest.approx(high, abs=0.7)


@FEWER
@given(st.integers(1, 400), st.data())
def test_wilson_gives_the_shares_that_a_score_test_does_not_refuse(
    n: int, data: st.DataObject
) -> None:
    having = data.draw(st.integers(0, n))
    for bound in share_interval(having, n):
        # The ends solve (p̂ - p)² = z² p (1 - p) / n.
        assert (having / n - bound) ** 2 == pytest.approx(
            Z * Z * bound * (1 - bound) / n, abs=1e-9
        )
    assert share_interval(0, 0) == (0.0, 1.0)


@FEWER
@given(answers("csat"))
def test_csat_is_the_share_of_four_and_five(counts: dict[int, int]) -> None:
    values = listed(counts)
    satisfied = sum(score in {4, 5} for score in values)
    found = csat(counts)
    assert found.score == pytest.approx(satisfied / len(values))
    assert (found.low, found.high) == share_interval(satisfied, len(values))


@FEWER
@given(answers("ces", least=8))
def test_ces_is_the_mean_with_students_interval(counts: dict[int, int]) -> None:
    values, found = listed(counts), ces(counts)
    assert found.score == pytest.approx(fmean(values))
    if found.low is None or found.high is None or found.low == 1 or found.high == 7:
        return
    spread = max(stdev(values), math.sqrt(1 / 12)) / math.sqrt(len(values))
    assert found.high - found.low == pytest.approx(2 * spread * Z, rel=0.21)  # t of 7 is 2.36
    assert found.high - found.low >= 2 * spread * Z


def test_few_answers_say_little() -> None:
    assert ces({2: 1}) == ces({2: 1}).__class__(n=1, score=2, low=1, high=7)
    for kind in KINDS:
        nobody = measured(kind, {})
        assert (nobody.n, nobody.score, nobody.low, nobody.high) == (0, None, None, None)
    same = ces({3: 2})
    assert same.low is not None
    assert same.low < 1.5  # two that agree are no proof


@pytest.mark.parametrize("kind", KINDS)
@FEWER
@given(data=st.data())
def test_an_interval_holds_its_score_and_stays_on_the_scale(
    kind: Kind, data: st.DataObject
) -> None:
    counts = data.draw(answers(kind))
    found = measured(kind, counts)
    least, most = {"nps": (-100, 100), "csat": (0, 1), "ces": (1, 7)}[kind]
    assert found.n == sum(counts.values())
    assert found.score is not None
    assert found.low is not None
    assert found.high is not None
    assert least <= found.low <= found.score <= found.high <= most
    many = measured(kind, {score: 100 * number for score, number in counts.items()})
    assert many.low is not None
    assert many.high is not None
    assert many.high - many.low <= found.high - found.low + 1e-9


@pytest.mark.parametrize("kind", KINDS)
def test_the_chance_of_a_difference_is_that_of_shuffled_answers(kind: Kind) -> None:
    low, high = SCALES[kind]
    rng = np.random.default_rng(7)
    first = rng.integers(low, high + 1, size=120)
    second = rng.integers(low + 1, high + 1, size=90)
    worth = {
        "nps": lambda one: np.where(one >= 9, 1.0, np.where(one <= 6, -1.0, 0.0)),
        "csat": lambda one: (one >= 4) * 1.0,
        "ces": lambda one: one * 1.0,
    }[kind]
    both = np.concatenate([worth(first), worth(second)])
    far = abs(both[:120].mean() - both[120:].mean())
    shuffled = np.array([rng.permutation(both) for _ in range(3_000)])
    found = abs(shuffled[:, :120].mean(axis=1) - shuffled[:, 120:].mean(axis=1))
    # Values are few, so that many are just as far: half of those count.
    share = np.mean(found > far + 1e-9) + np.mean(abs(found - far) <= 1e-9) / 2
    counted = [
        {int(score): int((one == score).sum()) for score in set(one.tolist())}
        for one in (first, second)
    ]
    assert chance(kind, *counted) == pytest.approx(share, abs=0.03)


@pytest.mark.parametrize("kind", KINDS)
@FEWER
@given(data=st.data())
def test_a_difference_is_the_same_both_ways_and_none_from_itself(
    kind: Kind, data: st.DataObject
) -> None:
    first, second = data.draw(answers(kind)), data.draw(answers(kind))
    assert chance(kind, first, second) == pytest.approx(chance(kind, second, first))
    assert 0 <= chance(kind, first, second) <= 1
    assert chance(kind, first, first) == pytest.approx(1)
    assert chance(kind, first, {}) == 1


@FEWER
@given(st.lists(st.floats(0, 1), max_size=6))
def test_holm_is_the_closed_test_of_bonferroni(chances: list[float]) -> None:
    """A hypothesis falls where every set that holds it falls (Marcus, Peritz and Gabriel 1976)."""
    places = range(len(chances))
    subsets = [
        set(one) for one in chain.from_iterable(combinations(places, size + 1) for size in places)
    ]
    expected = [
        max(min(1.0, len(one) * min(chances[at] for at in one)) for one in subsets if place in one)
        for place in places
    ]
    assert holm(chances) == pytest.approx(expected)


def test_groups_and_sums() -> None:
    assert groups_of({10: 1, 9: 2, 8: 3, 7: 4, 6: 5, 0: 6}) == (3, 7, 11)
    assert added([{1: 2}, {1: 3, 5: 1}, {}]) == {1: 5, 5: 1}
