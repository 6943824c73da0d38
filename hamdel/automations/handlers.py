"""What automations register: they watch deeds, follow the log, look at the clock."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.platform import audit, followers, jobs
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import personal
from .following import MESSAGES, OCCASIONS
from .rules.triggers import OF_ACTS
from .usecases.noticing import forget_old, note_deed, note_time


@jobs.job(name="automations.time", every=timedelta(seconds=20))
def look_at_the_clock(now: datetime) -> None:
    """Note what stands as it is for as long as rules wait."""
    note_time(now=now)


@jobs.job(name="automations.forget", every=timedelta(hours=24))
def forget_old_occasions(now: datetime) -> None:
    """Let go of occasions that were done with."""
    forget_old(now=now)


for act in OF_ACTS:
    audit.watch(act, note_deed)
followers.register(MESSAGES)
followers.register(OCCASIONS)
register_holder(
    "automations",
    export=personal.applications_held,
    erase=personal.drop_applications,
    count=personal.count_applications,
)
navigation.register(
    _("Settings"), _("Automations"), "automations:list", "route", EVERYBODY, order=907
)
