"""What improvements register: what can be set, and screens."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.journeys.public import register_offers, register_piece
from hamdel.maps.public import register_lane
from hamdel.platform import jobs, options
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from .change_screen import piece_above
from .lane import TASKS
from .offers import offers_of
from .settings import BUDGET, DAY, DAYS_EACH, PEOPLE
from .usecases.measuring import measure_effects
from .usecases.noticing import BACK, notice_changes


@jobs.job(name="improvements.notice", every=timedelta(minutes=20))
def notice(now: datetime) -> None:
    """Look whether a step suddenly hurts."""
    notice_changes(now=now)


@jobs.job(name="improvements.look_back", every=timedelta(hours=1))
def look_back(now: datetime) -> None:
    """The same of three weeks: what came into the log late, or when nobody looked."""
    notice_changes(now=now, back=BACK)


@jobs.job(name="improvements.measure", every=timedelta(hours=3))
def measure(now: datetime) -> None:
    """Measure what finished improvements changed."""
    measure_effects(now=now)


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
register_piece("improvements", piece_above)
register_lane(TASKS)
