"""Krippendorff's alpha against its author's figures, and against an independent implementation."""

import krippendorff
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.studies.rules.agreement import Agreement, agreements, alpha

# A machine that is busy draws slowly; what is tested is pure.
QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Krippendorff 2011, section C: four observers, twelve units, nominal; alpha = 0.743.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNIT = st.lists(st.sampled_from([1, 2, 3, None]), min_size=3, max_size=3)


def test_its_author_s_example() -> None:
    units = [[one for one in unit if one is not None] for unit in zip(*OBSERVERS, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


@QUICK
@given(st.lists(UNIT, min_size=2, max_size=12))
def test_it_is_what_another_program_says(units: list[list[int | None]]) -> None:
    given_values = [[one for one in unit if one is not None] for unit in units]
    paired = {one for unit in given_values if len(unit) > 1 for one in unit}
    mine = alpha(given_values)
    if len(paired) < 2:
        assert mine is None
        return
    data = [
        [float("nan") if one is None else one for one in row] for row in zip(*units, strict=True)
    ]
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert mine == pytest.approx(theirs)


CODINGS = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.frozensets(st.integers(1, 3))), max_size=8
)


@QUICK
@given(CODINGS)
def test_of_quotes_it_is_asked_whether_each_theme_was_chosen(
    codings: list[dict[str, frozenset[int]]],
) -> None:
    whole, each = agreements(codings, themes=(1, 2, 3))
    several = [one for one in codings if len(one) > 1]
    for themes, found in (((1, 2, 3), whole), *(((t,), each[t]) for t in (1, 2, 3))):
        units = [[t in chosen for chosen in one.values()] for one in several for t in themes]
        expected = alpha(units)
        assert found.alpha == (None if expected is None else pytest.approx(expected))
        assert found.quotes == len(several)


def test_only_what_two_coders_judged_is_compared() -> None:
    codings = [
        {"sara": frozenset({1}), "reza": frozenset({1})},
        {"sara": frozenset({2}), "reza": frozenset()},
        {"sara": frozenset({2})},
    ]
    found, each = agreements(codings, themes=(1, 2))
    assert (found.quotes, found.coders) == (2, 2)
    theirs = krippendorff.alpha(
        reliability_data=[[1, 0, 0, 1], [1, 0, 0, 0]], level_of_measurement="nominal"
    )
    assert found.alpha == pytest.approx(theirs)
    assert each[1].alpha == 1
    assert agreements(codings[2:], themes=(1,))[0] == Agreement(None, 0, 0)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(0.8, "firm"), (0.7, "tentative"), (0.5, "weak"), (None, "unknown")],
)
def test_what_may_rest_on_it(value: float | None, verdict: str) -> None:
    assert Agreement(value, 0 if value is None else 3, 2).verdict == verdict
    assert Agreement(None, 3, 2).verdict == "same"
