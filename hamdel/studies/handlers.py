"""What studies register: a screen, the personal data they hold, files to be swept."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.platform import jobs, stored_files
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import personal
from .queries.sessions import FOLDER, stored_names


@jobs.job(name="studies.sweep", every=timedelta(hours=24))
def sweep_files(now: datetime) -> None:
    """Remove files that no row names any more."""
    stored_files.sweep(FOLDER, named=stored_names, now=now)


register_holder(
    "studies",
    export=personal.studies_held,
    erase=personal.drop_studies,
    count=personal.count_studies,
)
navigation.register(
    _("Voice of the customer"), _("Interviews"), "studies:list", "mic", EVERYBODY, order=64
)
