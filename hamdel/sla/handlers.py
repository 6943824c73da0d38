"""What sla registers: it follows conversations, measures anew, takes steps, and tells what is due."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.cases.public import register_due_columns, register_due_source
from hamdel.cases.public import register_watcher as register_case_watcher
from hamdel.conversations.public import register_dues, register_watcher
from hamdel.customers.public import register_holder
from hamdel.platform import jobs
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import personal
from .keeper import Keeper, due_of_cases
from .usecases.following import follow_case, follow_conversation, sweep
from .usecases.retiming import retime
from .usecases.stepping import take_steps

register_watcher("sla", follow_conversation)
register_case_watcher("sla", follow_case)
register_dues(Keeper())
register_due_source("sla", due_of_cases)
register_due_columns(due_at=Keeper.due_at, near_at=Keeper.near_at)
register_holder(
    "sla",
    export=personal.deadlines_held,
    erase=personal.drop_deadlines,
    count=personal.count_deadlines,
)


@jobs.job(name="sla.steps", every=timedelta(seconds=5))
def take_due_steps(now: datetime) -> None:
    """Warn, tell of what is broken, and escalate."""
    take_steps(now=now)


@jobs.job(name="sla.retime", every=timedelta(seconds=5))
def measure_anew(now: datetime) -> None:
    """Follow changes of policies, hours and holidays."""
    retime(now=now)


@jobs.job(name="sla.sweep", every=timedelta(minutes=1))
def mend_lately_changed(now: datetime) -> None:
    """Mend clocks that did not follow a change a short while ago."""
    sweep(now=now)


@jobs.job(name="sla.sweep_all", every=timedelta(hours=6))
def mend_all(now: datetime) -> None:
    """Mend clocks of all that is open."""
    sweep(now=now, whole=True)


navigation.register(
    _("Understand and improve"), _("Deadlines"), "sla:report", "clock", EVERYBODY, order=66
)
navigation.register(_("Settings"), _("Deadlines"), "sla:policies", "clock", EVERYBODY, order=913)
