"""What follow-ups register: who follows the log, clocks, options, screens, and the personal data held."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.cases.public import register_due_source
from hamdel.customers.public import register_holder
from hamdel.platform import followers, jobs, options
from hamdel.platform.roles import EVERYBODY, LEADING
from hamdel.platform.web import navigation

from . import personal
from .following import FOLLOWER
from .queries.due import due_of_cases
from .queries.questions import count_mine
from .settings import ANSWER_HOURS, CES, CSAT, HOURS, NPS, SENTIMENT, STARS
from .usecases.being_late import note_late


@jobs.job(name="followups.late", every=timedelta(minutes=1))
def make_late_urgent(now: datetime) -> None:
    """Make the cases of follow-ups urgent whose time has passed."""
    while note_late(now=now):
        pass


options.declare(
    NPS,
    type=int,
    default=6,
    least=-1,
    most=10,
    label=_("NPS up to which an answer is followed up"),
    help=_("0 to 6 are the detractors. -1: no score is."),
)
options.declare(
    CSAT,
    type=int,
    default=2,
    least=0,
    most=5,
    label=_("CSAT up to which an answer is followed up"),
    help=_("Of 1 to 5. 0: no score is."),
)
options.declare(
    CES,
    type=int,
    default=5,
    least=1,
    most=8,
    label=_("Effort from which an answer is followed up"),
    help=_("Of 1 (none) to 7 (heavy). 8: no effort is."),
)
options.declare(
    STARS,
    type=int,
    default=2,
    least=0,
    most=5,
    label=_("Stars up to which a review is followed up"),
    help=_("Of 1 to 5. 0: none is."),
)
options.declare(
    SENTIMENT,
    type=float,
    default=-0.6,
    least=-1.0,
    most=0.0,
    label=_("How unhappy words are that are followed up"),
    help=_("From -1 (very) to 0. Anger is followed up whatever is set here."),
)
options.declare(
    HOURS,
    type=int,
    default=48,
    least=1,
    most=24 * 60,
    label=_("Hours to follow up within"),
    help=_("From when it was noticed. Then its case becomes urgent."),
)
options.declare(
    ANSWER_HOURS,
    type=int,
    default=24,
    least=1,
    most=24 * 60,
    label=_("Hours an expert has to answer"),
    help=_("Where a customer's words are passed on with «؟» and nothing else is said."),
)
navigation.register(
    _("Voice of the customer"),
    _("Follow-ups"),
    "followups:list",
    "flag",
    EVERYBODY,
    order=64,
    count=count_mine,
)
navigation.register(
    _("Settings"), _("Follow-ups of bad scores"), "followups:settings", "flag", LEADING, 908
)
followers.register(FOLLOWER)
register_due_source("followups", due_of_cases)
register_holder(
    "followups",
    export=personal.followups_held,
    erase=personal.drop_followups,
    count=personal.count_followups,
)
register_holder(
    "questions",
    export=personal.questions_held,
    erase=personal.drop_questions,
    count=personal.count_questions,
)
