from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hamdel.improvements.rules.planning import Candidate, Purse, plan_of

candidates = st.lists(
    st.builds(
        Candidate,
        id=st.integers(1, 10**6),
        spared=st.integers(0, 40).map(float),
        cost_irr=st.none() | st.integers(0, 30),
        days=st.integers(0, 12).map(float),
        people=st.integers(0, 4),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)
purses = st.builds(
    Purse, irr=st.integers(0, 60), days=st.integers(0, 25).map(float), people=st.integers(0, 3)
)


def best_by_trying_all(found, purse):
    able = [
        one
        for one in found
        if one.cost_irr is not None and one.spared and one.people <= purse.people
    ]
    fitting = (
        some
        for size in range(len(able) + 1)
        for some in combinations(able, size)
        if sum(one.cost_irr for one in some) <= purse.irr
        and sum(one.days for one in some) <= purse.days
    )
    return max(sum(one.spared for one in some) for some in fitting)


@given(candidates, purses)
def test_nothing_that_fits_spares_more(found, purse):
    plan = plan_of(found, purse)
    assert plan.is_best
    assert plan.spared == best_by_trying_all(found, purse)
    assert plan.irr <= purse.irr
    assert plan.days <= purse.days
    assert sorted([*plan.chosen, *(one for one, _ in plan.left_out)]) == sorted(
        one.id for one in found
    )


def test_what_has_begun_is_counted_first_even_where_it_is_too_much():
    found = [
        Candidate(id=1, spared=1, cost_irr=90, days=9, begun=True),
        Candidate(id=2, spared=50, cost_irr=20, days=1),
        Candidate(id=3, spared=5, cost_irr=10, days=1),
    ]
    plan = plan_of(found, Purse(irr=100, days=10, people=3))
    assert plan.chosen == (1, 3)
    assert plan.left_out == ((2, "too_dear"),)
    assert plan_of(found, Purse(irr=50, days=10, people=3)).chosen == (1,)


def test_why_not_is_told():
    found = [
        Candidate(id=1, spared=9, cost_irr=None),
        Candidate(id=2, spared=0, cost_irr=1),
        Candidate(id=3, spared=9, cost_irr=11),
        Candidate(id=4, spared=9, cost_irr=1, days=6),
        Candidate(id=5, spared=9, cost_irr=1, people=4),
        Candidate(id=6, spared=9, cost_irr=10, days=5),
        Candidate(id=7, spared=8, cost_irr=1, days=1),
    ]
    plan = plan_of(found, Purse(irr=10, days=5, people=3))
    assert plan.chosen == (6,)
    assert dict(plan.left_out) == {
        1: "no_cost", 2: "no_figures", 3: "too_dear", 4: "too_long", 5: "too_many",
        7: "others_first",
    }  # fmt: skip


def test_many_are_planned_quickly():
    found = [
        Candidate(id=n, spared=1 + n * 7919 % 97, cost_irr=1 + n * 104729 % 89, days=1 + n % 5)
        for n in range(200)
    ]
    plan = plan_of(found, Purse(irr=1_500, days=90, people=1))
    assert plan.irr <= 1_500
    assert plan.spared > 1_800


def test_ten_thousand_are_planned_too_and_it_is_said_that_not_all_choices_were_tried():
    found = [Candidate(id=n, spared=1.0 + n % 7, cost_irr=1, days=0.1) for n in range(10_000)]
    plan = plan_of(found, Purse(irr=150, days=90, people=1))
    assert len(plan.chosen) == 150
    assert not plan.is_best
