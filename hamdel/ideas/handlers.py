"""What ideas register: telling, options, screens, and the personal data they hold."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.channels.public import register_outcome
from hamdel.customers.public import register_holder
from hamdel.platform import jobs, options
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import from_below, from_voices, personal
from .origins import register_origin
from .queries.ideas import count_waiting
from .settings import COMPANY, LOOK_FIRST, TELL_AFTER, TEXT
from .usecases.changing import undo_by
from .usecases.merging import JOINED, undo_merge
from .usecases.proving import forget_old
from .usecases.sweeping import plan_again
from .usecases.telling import note_outcome, tell_askers


@jobs.job(name="ideas.telling", every=timedelta(seconds=10))
def tell_those_who_asked(now: datetime) -> None:
    """Tell those who asked for an idea that it is done."""
    while tell_askers(now=now):
        pass


@jobs.job(name="ideas.sweeping", every=timedelta(hours=1))
def sweep(now: datetime) -> None:
    """Find askers who were parted from others since, and forget addresses that nobody proved."""
    plan_again(now=now)
    forget_old(now=now)


options.declare(
    LOOK_FIRST,
    type=bool,
    default=False,
    label=_("Ideas wait until somebody has looked at them"),
    help=_("Links and insults always wait; the rest is on the board at once."),
)
options.declare(
    TELL_AFTER,
    type=int,
    default=10,
    least=0,
    most=7 * 24 * 60,
    label=_("Minutes before askers are told that an idea is done"),
    help=_("So long a slip can be taken back, and nobody hears of it."),
)
options.declare(
    TEXT,
    type=str,
    default="",
    label=_("What askers are told when it is done"),
    help=_(
        "Empty: Hamdel's own words, in their language. {hello}, {name}, {title}, {answer}, {link}, {stop}"
    ),
)
options.declare(
    COMPANY,
    type=str,
    default="",
    label=_("The company's name on the board of ideas"),
    help=_("It stands at the top of the public pages."),
)
navigation.register(
    _("Voice of the customer"),
    _("Ideas"),
    "ideas:team",
    "bulb",
    EVERYBODY,
    order=76,
    count=lambda _person: count_waiting(),
)
register_outcome("ideas", note_outcome)
register_origin("conversation", from_below.of_conversation)
register_origin("message", from_below.of_message)
register_origin("case", from_below.of_case)
register_origin("answer", from_voices.of_answer)
register_origin("mention", from_voices.of_mention)
register_origin("quote", from_voices.of_quote)
register_origin("moment", from_voices.of_moment)
register_origin("customer", from_voices.of_customer)
undo_by(JOINED, undo_merge)
register_holder(
    "ideas",
    export=personal.ideas_held,
    erase=personal.drop_ideas,
    count=personal.count_ideas,
)
