import pytest

from hamdel.journeys.rules.funnel import MOST, UNUSED, funnel_of, padded


def test_each_step_beside_the_first_and_the_one_before():
    found = funnel_of(("look", "add", "pay"), (200, 80, 60, 0, 0, 0), (3_600.0, 7_200.0))
    assert [one.people for one in found.levels] == [200, 80, 60]
    assert [one.of_first for one in found.levels] == [1.0, 0.4, 0.3]
    assert [one.of_before for one in found.levels] == [1.0, 0.4, 0.75]
    assert [one.median_seconds for one in found.levels] == [0.0, 3_600.0, 7_200.0]
    assert found.levels[1].interval[0] < 0.4 < found.levels[1].interval[1]
    assert found.worst is found.levels[1]


def test_a_funnel_that_loses_nobody_has_no_worst_step():
    assert funnel_of(("a", "b"), (5, 5), (1.0,)).worst is None
    assert funnel_of(("a", "b"), (0, 0), (None,)).worst is None


def test_two_to_six_steps_are_taken():
    assert padded(["a", "b"]) == ["a", "b", *[UNUSED] * 4]
    for wrong in ([], ["a"], ["a"] * (MOST + 1)):
        with pytest.raises(ValueError, match=str(len(wrong))):
            padded(wrong)
