"""What personas register: their screens, and that they are measured again and again."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.platform import jobs
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from .usecases.measuring import measure_due
from .usecases.searching import JOB, look_for_groups


@jobs.job(name="personas.measure", every=timedelta(minutes=1))
def measure(now: datetime) -> None:
    """Measure those that were not measured lately."""
    measure_due(now=now)


@jobs.job(name=JOB, every=timedelta(minutes=1), lease=timedelta(minutes=30))
def search(now: datetime) -> None:
    """Look for groups where somebody asked for it."""
    look_for_groups(now=now)


navigation.register(
    _("Understand and improve"), _("Personas"), "personas:list", "users", EVERYBODY, order=69
)
