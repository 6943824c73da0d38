"""What asking registers: followers, jobs, holds, what is shown after answers, screens, personal data."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.channels.public import (
    register_claim,
    register_hold,
    register_outcome,
    register_receiver,
)
from hamdel.customers.public import register_holder
from hamdel.platform import audit, followers, jobs, options
from hamdel.platform.roles import EVERYBODY, LEADING
from hamdel.platform.web import navigation
from hamdel.surveys.public import register_after_answer

from . import personal
from .after_answers import FOLLOWER as GIVER
from .after_answers import show_code, show_ticket
from .following import FOLLOWER
from .queries.holding import (
    everybody_who_mourns,
    everybody_with_cases,
    who_mourns,
    whom_cases_hold,
)
from .settings import ALL_WAYS, DAYS, IGNORED_DAYS, REFUSED_DAYS, WAYS
from .usecases.deciding import decide_due
from .usecases.incentives import close_due
from .usecases.keying import receive
from .usecases.noticing import forget_passed_over, note_closed, note_members
from .usecases.reminding import note_ignored, remind_due
from .usecases.sent import note_outcome
from .usecases.telling import tell_due
from .usecases.typing_in import take_score

KEPT = timedelta(days=180)


@jobs.job(name="asking.due", every=timedelta(seconds=5))
def ask_those_due(now: datetime) -> None:
    """Ask those whose time it is, remind those who did not look, and tell winners."""
    while decide_due(now=now):
        pass
    while remind_due(now=now):
        pass
    tell_due(now=now)


@jobs.job(name="asking.members", every=timedelta(minutes=30))
def ask_members(now: datetime) -> None:
    """Note the members of segments whose turn it is; close draws whose time it is."""
    note_members(now=now)
    close_due(now=now)


@jobs.job(name="asking.tidy", every=timedelta(hours=6))
def tidy(now: datetime) -> None:
    """Note who ignored it, and let go of who was passed over long ago."""
    while note_ignored(now=now):
        pass
    forget_passed_over(before=now - KEPT)


options.declare(
    DAYS,
    int,
    14,
    label=_("Days between two surveys of a person"),
    help=_("Whatever the survey and the channel: nobody is asked more often."),
    least=1,
    most=365,
)
options.declare(
    REFUSED_DAYS,
    int,
    180,
    label=_("Days of peace after «ask me no more»"),
    help=_("Whoever takes their consent back is not asked at all until they give it again."),
    least=1,
    most=3650,
)
options.declare(
    IGNORED_DAYS,
    int,
    14,
    label=_("Days until an unanswered question counts as ignored"),
    help=_("Counted from when it was sent."),
    least=1,
    most=365,
)
options.declare(
    WAYS,
    str,
    ", ".join(ALL_WAYS),
    label=_("Ways of asking, the first first"),
    help=_("Of email, bale, telegram, sms: the first that works and that they agreed to."),
)
followers.register(FOLLOWER)
followers.register(GIVER)
audit.watch("conversation closed", note_closed)
register_hold("cases", whom_cases_hold, everybody=everybody_with_cases)
register_hold("mourning", who_mourns, everybody=everybody_who_mourns)
register_outcome("asking", note_outcome)
register_receiver("keypad", receive)
register_claim("typed score", take_score)
register_after_answer("asking.code", show_code)
register_after_answer("asking.draw", show_ticket)
register_holder(
    "asks", export=personal.asks_held, erase=personal.drop_asks, count=personal.count_asks
)
register_holder(
    "gifts", export=personal.gifts_held, erase=personal.drop_gifts, count=personal.count_gifts
)
navigation.register(
    _("Voice of the customer"), _("Asking"), "asking:rules", "send", EVERYBODY, order=58
)
navigation.register(_("Settings"), _("Asking"), "asking:settings", "send", LEADING, order=908)
