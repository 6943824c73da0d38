from dataclasses import replace
from datetime import date, timedelta

import pytest

from hamdel.improvements.contracts import Figures, ImprovementFacts
from hamdel.improvements.rules.worth import (
    Capacity,
    best_first,
    months_needed,
    reach_of,
    worth_of,
)
from tests.ground.cast import NOW

ABLE = Capacity(people=4, days_each=5.0, budget_irr=500_000_000, day_irr=20_000_000)
MILLION = 10_000_000


def improvement(**more):
    given = {
        "title": "پیامک ارسال", "step": "delivery", "problem": "", "idea": "", "expected": "",
        "expected_share": None, "cost_irr": None, "person_days": None, "people": None,
        "owner_id": None, "owner": "", "due_on": None, "origin": "", "figures": None,
    } | more  # fmt: skip
    return ImprovementFacts(
        id=1, state="idea", made_at=NOW, made_by="", state_at=NOW, started_at=None, done_at=None,
        version=1, **given,
    )  # fmt: skip


def hurting(hurt, seen, days=30):
    return Figures(
        since=NOW - timedelta(days=days), until=NOW, seen=seen, hurt=hurt, customers=seen
    )


def test_it_is_pain_times_volume_by_cost_with_work_as_cost():
    one = improvement(
        figures=hurting(120, 400, days=60),
        expected_share=0.5,
        cost_irr=30 * MILLION,
        person_days=5,
    )
    worth = worth_of(one, day_irr=ABLE.day_irr)
    assert (worth.pain, worth.volume) == (0.3, 200)
    assert worth.spared == pytest.approx(30)
    assert worth.cost_irr == 40 * MILLION
    assert worth.score == pytest.approx(30 / 40)


def test_what_is_not_known_is_not_weighed_and_comes_last():
    dear = improvement(figures=hurting(50, 100), cost_irr=100 * MILLION)
    cheap = replace(dear, cost_irr=MILLION)
    free = replace(dear, cost_irr=0)
    unpriced, unmeasured = replace(dear, cost_irr=None), replace(dear, figures=None)
    weighed = [worth_of(one, day_irr=0) for one in (unpriced, dear, free, unmeasured, cheap)]
    assert [one.cost_irr for one in sorted(weighed, key=best_first)] == [
        0, MILLION, 100 * MILLION, None, 100 * MILLION,
    ]  # fmt: skip
    assert [one.score for one in weighed] == [None, 0.5, None, None, 50]


@pytest.mark.parametrize(
    ("cost", "days", "people", "months", "reach"),
    [
        (400_000_000, 10, 2, 1, "fits"),
        (600_000_000, 0, None, 2, "later"),
        (100_000_000, 55, 1, 3, "later"),
        (100_000_000, 90, 1, 5, "beyond"),
        (0, 0, 5, None, "beyond"),
        (None, 5, 1, 1, "unknown"),
    ],
)
def test_what_the_company_of_this_size_and_budget_can_do(cost, days, people, months, reach):
    one = improvement(cost_irr=cost, person_days=days, people=people)
    assert months_needed(one, ABLE) == months
    assert reach_of(one, ABLE) == reach


def test_without_money_or_days_nothing_that_takes_them_is_ever_done():
    poor = replace(ABLE, budget_irr=0)
    assert months_needed(improvement(cost_irr=1), poor) is None
    assert months_needed(improvement(person_days=1), replace(ABLE, days_each=0)) is None
    assert reach_of(improvement(cost_irr=1), replace(ABLE, people=0)) == "unknown"


def test_it_is_late_after_its_day_while_it_is_open():
    one = improvement(due_on=date(2026, 11, 22))
    assert not one.is_late(date(2026, 11, 22))
    assert one.is_late(date(2026, 11, 23))
    assert not replace(one, state="done").is_late(date(2026, 11, 23))
