"""What cases register: they hold personal data, pages hear of them, they are in the menu."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.interactions.public import (
    Moment,
    log_after,
    newest_position,
    positions_after,
    register_reason_source,
)
from hamdel.platform import followers, jobs, options
from hamdel.platform.instants import system_now
from hamdel.platform.live import allow_topic
from hamdel.platform.roles import EVERYBODY, LEADING
from hamdel.platform.web import navigation

from . import personal
from .live import TOPIC
from .reasons import KIND, open_case_causes
from .usecases.hearing import CLOSE_AFTER, close_solved, hear
from .usecases.preparing import PER_HOUR, follow
from .usecases.undoing import forget_old


@jobs.job(name="cases.forget", every=timedelta(hours=24))
def forget_old_deeds(now: datetime) -> None:
    """Let go of what can be taken back no more."""
    forget_old(now=now)


@jobs.job(name="cases.close", every=timedelta(minutes=30))
def close_what_is_solved(now: datetime) -> None:
    """Close for good what was solved long enough ago."""
    while close_solved(now=now):
        pass


options.declare(
    CLOSE_AFTER,
    int,
    7,
    label=_("Days until a solved case is closed"),
    help=_("Until then what the customer writes opens it again. 0: it stays solved."),
    least=0,
    most=365,
)


options.declare(
    PER_HOUR,
    int,
    100,
    label=_("Cases that one rule makes ready in an hour, at most"),
    help=_("What fails beyond that stands in the stories; the rule says that it rests."),
    least=1,
    most=10_000,
)


def _hear(rows: Sequence[tuple[int, Moment, str]]) -> None:
    hear(rows, now=system_now())


def _prepare(rows: Sequence[tuple[int, Moment, str]]) -> None:
    follow(rows, now=system_now())


followers.register(
    followers.Follower("cases.hearing", log_after, _hear, 500, newest_position, positions_after)
)
followers.register(
    followers.Follower(
        "cases.preparing", log_after, _prepare, 500, newest_position, positions_after
    )
)
allow_topic(TOPIC, roles=EVERYBODY)
navigation.register("", _("Cases"), "cases:list", "case", EVERYBODY, order=14, key="g k")
navigation.register(
    _("Understand and improve"), _("Why they turn to us"), "cases:report", "chart", EVERYBODY, 62
)
navigation.register(
    _("Settings"), _("Cases made ready"), "cases:rules", "spark", LEADING, order=907
)
navigation.register(_("Settings"), _("Types of cases"), "cases:types", "tag", LEADING, order=908)
register_holder(
    "cases",
    export=personal.cases_held,
    erase=personal.drop_cases,
    count=personal.count_of_cases,
)
register_reason_source("cases", kinds=[KIND], find=open_case_causes)
