"""The plan that fits what was set."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Sum

from ..contracts import OPEN, Filter, ImprovementFacts
from ..models import Improvement
from ..rules.planning import Candidate, Plan, Purse, plan_of
from ..rules.worth import Capacity, worth_of
from .capacity import capacity
from .improvements import improvements

MOST: Final = 300  # that are weighed against each other: those worth most for their cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan over some months: all that was weighed by id, what may be spent, and what was spent of it."""

    plan: Plan
    weighed: dict[int, ImprovementFacts]
    capacity: Capacity
    purse: Purse
    months: int
    spent_irr: int


def planned(*, months: int, month_began: datetime) -> Planned:
    """Choose what fits the budget and the people of so many months, from the one that began then.

    What was done since then has been paid of it.
    """
    able = capacity()
    found = improvements(Filter(states=OPEN), day_irr=able.day_irr)[:MOST]
    spent = _spent(month_began)
    purse = Purse(
        irr=max(able.budget_irr * months - spent, 0),
        days=able.days * months,
        people=able.people,
    )
    plan = plan_of([_candidate(one, able) for one in found], purse)
    return Planned(
        plan=plan,
        weighed={one.id: one for one in found},
        capacity=able,
        purse=purse,
        months=months,
        spent_irr=spent,
    )


def _candidate(one: ImprovementFacts, able: Capacity) -> Candidate:
    return Candidate(
        id=one.id,
        spared=worth_of(one, day_irr=able.day_irr).spared,
        cost_irr=one.cost_irr,
        days=one.person_days or 0.0,
        people=one.people or 0,
        begun=one.state == "doing",
    )


def _spent(since: datetime) -> int:
    rows = Improvement.objects.filter(state="done", done_at__gte=since)
    return rows.aggregate(all=Sum("cost_irr"))["all"] or 0
