"""What the company can give, as it was set."""

from hamdel.platform import options

from ..rules.worth import Capacity
from ..settings import BUDGET, DAY, DAYS_EACH, PEOPLE

_RIAL: int = 10  # in a toman


def capacity() -> Capacity:
    """Read what was set."""
    return Capacity(
        people=int(options.get(PEOPLE)),
        days_each=float(options.get(DAYS_EACH)),
        budget_irr=int(options.get(BUDGET)) * _RIAL,
        day_irr=int(options.get(DAY)) * _RIAL,
    )
