"""What surveys register: they hold personal data, they are in the menu, files are swept."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hamdel.customers.public import register_holder
from hamdel.journeys.public import register_scores
from hamdel.platform import jobs, stored_files
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import personal
from .files import FOLDER
from .queries.files import named_files
from .step_scores import step_scores
from .usecases.saving import close_what_is_over


@jobs.job(name="surveys.close", every=timedelta(minutes=5))
def close_surveys(now: datetime) -> None:
    """Close the surveys whose time is over."""
    close_what_is_over(now=now)


@jobs.job(name="surveys.sweep", every=timedelta(hours=6))
def sweep_files(now: datetime) -> None:
    """Remove files of answers whose transaction never ended."""
    stored_files.sweep(FOLDER, named=named_files, now=now)


navigation.register_section(_("Voice of the customer"), "voice")
navigation.register(
    _("Voice of the customer"), _("Surveys"), "surveys:list", "voice", EVERYBODY, order=63
)
navigation.register(
    _("Voice of the customer"),
    pgettext_lazy("results", "Results"),
    "results:overview",
    "chart",
    EVERYBODY,
    order=62,
    key="g v",
)
register_holder(
    "surveys",
    export=personal.surveys_held,
    erase=personal.drop_answers,
    count=personal.count_of_answers,
)
register_scores("surveys", step_scores)
