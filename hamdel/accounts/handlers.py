"""What accounts registers with the platform: screens, a keeper of choices, letters."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.platform import jobs, live
from hamdel.platform.web import navigation, preferences

from .queries.factors import without_required_factor
from .usecases import rules_of_factors as _rules  # noqa: F401 - declares the options
from .usecases.letters import send_letters
from .usecases.preferences import keep_preferences

SETTINGS = _("Settings")
navigation.register(SETTINGS, _("My profile"), "accounts:profile", "user", order=900)
navigation.register(SETTINGS, _("Security"), "accounts:security", "lock", order=901)
navigation.register(
    SETTINGS, _("People"), "accounts:people", "users", ("admin", "supervisor"), 910, key="g p"
)
navigation.register(SETTINGS, _("Teams"), "accounts:teams", "layers", ("admin", "supervisor"), 911)
navigation.register(
    SETTINGS, _("Working hours"), "accounts:calendars", "clock", ("admin", "supervisor"), 912
)

preferences.register_keeper(keep_preferences)
live.add_guard(without_required_factor)


@jobs.job(name="accounts.send_letters", every=timedelta(seconds=10))
def send_waiting_letters(now: datetime) -> None:
    """Mail what waits to be told about signing in."""
    send_letters(now=now)
