"""What improvements register: what can be set, and screens."""

from django.utils.translation import gettext_lazy as _

from hamdel.journeys.public import register_offers
from hamdel.platform import options
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from .offers import offers_of
from .settings import BUDGET, DAY, DAYS_EACH, PEOPLE

options.declare(
    PEOPLE,
    type=int,
    default=0,
    least=0,
    most=100_000,
    label=_("People who can work on improvements"),
    help=_("The size of the team. 0: not said, so nothing is judged by it."),
)
options.declare(
    DAYS_EACH,
    type=float,
    default=5.0,
    least=0,
    most=31,
    label=_("Days a month that each has for it"),
    help=_("Besides their other work."),
)
options.declare(
    BUDGET,
    type=int,
    default=0,
    least=0,
    most=10**14,
    label=_("Budget a month, toman"),
    help=_("What may be spent on improvements in a month."),
)
options.declare(
    DAY,
    type=int,
    default=2_000_000,
    least=0,
    most=10**12,
    label=_("What a day of work is worth, toman"),
    help=_("Work counts as cost when improvements are compared; it is not taken from the budget."),
)
navigation.register(
    _("Understand and improve"),
    _("Improvements"),
    "improvements:board",
    "target",
    EVERYBODY,
    order=69,
)
register_offers("improvements", offers_of)
