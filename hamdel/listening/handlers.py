"""What listening registers: who asks sources, what notices spikes, screens, and the personal data it holds."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.platform import jobs, worker
from hamdel.platform.live import allow_topic
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.uploads import UNFINISHED
from hamdel.platform.web import navigation

from . import personal
from .live import TOPIC
from .queries.mentions import count_new
from .uploads import UPLOADS
from .usecases.fetching import keep_asking
from .usecases.spiking import notice_spikes

worker.beside(keep_asking)


@jobs.job(name="listening.spikes", every=timedelta(minutes=5))
def look_for_spikes(now: datetime) -> None:
    """Notice what is said more than usual today."""
    notice_spikes(now=now)


@jobs.job(name="listening.uploads", every=timedelta(hours=1))
def drop_old_uploads(now: datetime) -> None:
    """Remove files of feedback that nobody took in for a day."""
    UPLOADS.drop_all(before=now - UNFINISHED)


def _waiting(_user_id: int) -> int:
    return count_new()


allow_topic(TOPIC, roles=EVERYBODY)
register_holder(
    "mentions",
    export=personal.mentions_held,
    erase=personal.drop_mentions,
    count=personal.count_mentions,
)
navigation.register(
    _("Voice of the customer"),
    _("Mentions"),
    "listening:mentions",
    "voice",
    EVERYBODY,
    order=60,
    key="g m",
    count=_waiting,
)
