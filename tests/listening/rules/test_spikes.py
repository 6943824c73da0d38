"""Days on which more is said than usual, against the published rule worked by hand."""

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.listening.rules.spikes import judge


def test_too_few_days_say_nothing() -> None:
    assert judge([9] * 9) is None


def test_it_is_the_mean_and_three_deviations_of_the_week_before_the_gap() -> None:
    days = [2, 4, 4, 4, 5, 5, 7, 90, 90, 10]
    verdict = judge(days)
    assert verdict is not None
    mean = (2 + 4 + 4 + 4 + 5 + 5 + 7) / 7
    deviation = sqrt(sum((day - mean) ** 2 for day in days[:7]) / 6)
    assert verdict.expected == pytest.approx(mean)
    assert verdict.threshold == pytest.approx(mean + 3 * max(deviation, sqrt(mean)))
    assert not verdict.unusual


@pytest.mark.parametrize(("count", "unusual"), [(4, False), (5, True), (50, True)])
def test_out_of_silence_five_are_news(count: int, unusual: bool) -> None:  # noqa: FBT001
    verdict = judge([0] * 9 + [count])
    assert verdict is not None
    assert verdict.unusual is unusual


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 200), min_size=10, max_size=30), st.integers(1, 50))
def test_more_is_never_less_unusual_and_only_the_week_counts(days: list[int], more: int) -> None:
    verdict, higher = judge(days), judge([*days[:-1], days[-1] + more])
    assert verdict is not None
    assert higher is not None
    assert higher.unusual >= verdict.unusual
    changed = [*days[:-3], 0, 999, days[-1]]
    assert judge(changed) == verdict
    assert judge(days[-10:]) == verdict
