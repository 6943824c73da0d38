"""What reading registers: a follower of the log, learning by the clock, its options and screens."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.interactions.public import newest_position, positions_after, texts_after
from hamdel.platform import followers, jobs, options
from hamdel.platform.instants import system_now
from hamdel.platform.web import navigation

from . import personal
from .provider.asking import BUDGET, SECONDS
from .public import read_messages
from .roles import JUDGES
from .usecases.learning import LEARN_AFTER, learn_ordered, learning_is_due, order_learning

# They are read while SQLite's one write lock is held: 2,000 long mails kept everybody out for 20 s.
BATCH: Final = 100
BY_ITSELF: Final = "hamdel"


def _read(rows: followers.Rows) -> None:
    read_messages(rows, now=system_now())


@jobs.job(name="reading.learn", every=timedelta(seconds=15), lease=timedelta(minutes=30))
def learn_if_due(now: datetime) -> None:
    """Learn from what people said, if somebody asked for it, enough was said, or a day has passed."""
    if learning_is_due(now=now):
        order_learning(who=BY_ITSELF, now=now)
    learn_ordered()


options.declare(
    LEARN_AFTER,
    type=int,
    default=20,
    least=1,
    most=10_000,
    label=_("Corrections before learning"),
    help=_("The reader learns when so many corrections wait, and every night if any does."),
)
options.declare(
    BUDGET,
    type=int,
    default=200_000,
    least=0,
    most=100_000_000,
    label=_("Tokens a day for the language model"),
    help=_("Past it nothing is asked until the next day; 0 asks nothing."),
)
options.declare(
    SECONDS,
    type=int,
    default=20,
    least=1,
    most=120,
    label=_("Seconds to wait for the language model"),
    help=_("An answer that takes longer is given up."),
)
followers.register(
    followers.Follower(
        "reading.messages", texts_after, _read, BATCH, newest_position, positions_after
    )
)
register_holder(
    "readings",
    export=personal.readings_held,
    erase=personal.drop_readings,
    count=personal.count_readings,
)
navigation.register(
    _("Understand and improve"), _("Reading"), "reading:quality", "eye", JUDGES, order=80
)
