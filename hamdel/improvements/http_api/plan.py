"""The plan that fits, over the API."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.journeys.public import instants
from hamdel.language.jalali import month_range
from hamdel.platform.api import Call, endpoint

from ..queries.planning import planned
from .shapes import LeftOutOut, PlanOut, PlanQuery


@endpoint(
    "GET",
    "/improvement-plan",
    scope="read",
    query=PlanQuery,
    answer=PlanOut,
    summary=_("The improvements that fit the budget and the people, and why others do not"),
)
def read_plan(call: Call) -> PlanOut:
    """Choose what spares most moments that hurt within the money and the days of work."""
    query: PlanQuery = call.query
    began = instants(month_range(timezone.localdate(call.now)))[0]
    found = planned(months=query.months, month_began=began)
    return PlanOut(
        months=query.months,
        budget_irr=found.purse.irr,
        days=found.purse.days,
        people=found.purse.people,
        chosen=[str(one) for one in found.plan.chosen],
        left_out=[LeftOutOut(id=str(one), why=why) for one, why in found.plan.left_out],
        cost_irr=found.plan.irr,
        work_days=found.plan.days,
        spared=found.plan.spared,
        best=found.plan.is_best,
    )
