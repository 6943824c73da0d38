"""What trust registers: clocks, followers of the log, options, screens, and the personal data it holds."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.cases.public import Belonging, register_belonging
from hamdel.channels.public import register_hold
from hamdel.customers.public import register_holder, register_part
from hamdel.platform import followers, jobs, options
from hamdel.platform.live import allow_topic
from hamdel.platform.roles import EVERYBODY, LEADING
from hamdel.platform.web import navigation

from . import personal
from .following import FOLLOWER, MENDER
from .live import TOPIC
from .parts import effort_of_one, trust_of_each
from .queries.holding import everybody_to_leave_alone, whom_to_leave_alone
from .settings import (
    BEFORE_TEXT,
    BROKEN_TEXT,
    CHECK_TEXT,
    NEEDS_IRR,
    ON_ANGER,
    ON_FAILURES,
    TELL_BEFORE,
    TELL_BROKEN,
)
from .tracing import FOLLOWER as TRACER
from .usecases.breaking import ring_alarms
from .usecases.moving_along import (
    move_promises,
    move_recoveries,
    promises_of_case,
    recoveries_of_case,
)


@jobs.job(name="trust.alarms", every=timedelta(seconds=5))
def ring_due_alarms(now: datetime) -> None:
    """Warn of promises, and break those that nobody kept."""
    while ring_alarms(now=now):
        pass


options.declare(
    TELL_BEFORE,
    type=bool,
    default=False,
    label=_("Tell customers before a promise breaks"),
    help=_("Half an hour before it is due, where nobody said that it was kept."),
)
options.declare(
    TELL_BROKEN,
    type=bool,
    default=False,
    label=_("Tell customers that a promise was broken"),
    help=_("An apology, and who looks after it from now on. It waits for quiet hours to end."),
)
for _name, _label in (
    (BEFORE_TEXT, _("What they are told before")),
    (BROKEN_TEXT, _("What they are told after")),
    (CHECK_TEXT, _("What they are asked in the end")),
):
    options.declare(
        _name,
        type=str,
        default="",
        label=_label,
        help=_(
            "Empty: Hamdel's own words, in their language. {name}, {what}, {due}, {owner}, {link}"
        ),
    )
options.declare(
    ON_ANGER,
    type=bool,
    default=True,
    label=_("Anger starts a recovery"),
    help=_("What an angry customer writes is looked after by somebody who can make it good."),
)
options.declare(
    ON_FAILURES,
    type=int,
    default=3,
    least=0,
    most=50,
    label=_("Failures that start a recovery"),
    help=_("Of the same thing for one customer within a day. 0: none does."),
)
options.declare(
    NEEDS_IRR,
    type=int,
    default=500_000,
    least=0,
    most=10**12,
    label=_("Authority that a recovery takes (rial)"),
    help=_("Whoever is asked to look after one may give at least so much."),
)
navigation.register(
    "",
    _("Promises"),
    "trust:promises",
    "promise",
    EVERYBODY,
    order=16,
    key="g p",
)
navigation.register(
    _("Understand and improve"),
    _("Form and function"),
    "trust:functioning",
    "target",
    EVERYBODY,
    82,
)
navigation.register(
    _("Settings"), _("Trust and promises"), "trust:settings", "heart", LEADING, 907
)
followers.register(FOLLOWER)
followers.register(MENDER)
followers.register(TRACER)
allow_topic(TOPIC, roles=EVERYBODY)
register_belonging("promises", Belonging(of=promises_of_case, move=move_promises))
register_belonging("recoveries", Belonging(of=recoveries_of_case, move=move_recoveries))
register_hold("trust", whom_to_leave_alone, everybody=everybody_to_leave_alone)
register_part("trust", trust_of_each)
register_part("effort", effort_of_one)
register_holder(
    "promises",
    export=personal.promises_held,
    erase=personal.drop_promises,
    count=personal.count_promises,
)
register_holder(
    "trust",
    export=personal.movements_held,
    erase=personal.drop_movements,
    count=personal.count_movements,
)
register_holder(
    "recoveries",
    export=personal.recoveries_held,
    erase=personal.drop_recoveries,
    count=personal.count_recoveries,
)
