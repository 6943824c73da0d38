"""What cases register: they hold personal data, pages hear of them, they are in the menu."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.platform import jobs
from hamdel.platform.live import allow_topic
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import personal
from .live import TOPIC
from .usecases.undoing import forget_old


@jobs.job(name="cases.forget", every=timedelta(hours=24))
def forget_old_deeds(now: datetime) -> None:
    """Let go of what can be taken back no more."""
    forget_old(now=now)


allow_topic(TOPIC, roles=EVERYBODY)
navigation.register("", _("Cases"), "cases:list", "case", EVERYBODY, order=14, key="g k")
navigation.register("", _("Why they turn to us"), "cases:report", "chart", EVERYBODY, order=46)
register_holder(
    "cases",
    export=personal.cases_held,
    erase=personal.drop_cases,
    count=personal.count_of_cases,
)
