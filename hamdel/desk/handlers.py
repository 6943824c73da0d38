"""What the desk registers with the platform: its screens, and the counting of the log."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.journeys.public import register_action_words
from hamdel.platform import followers, jobs
from hamdel.platform.roles import role_of
from hamdel.platform.uploads import UNFINISHED
from hamdel.platform.web import banners, navigation

from . import copies
from .action_words import told
from .counting import FOLLOWER
from .roles import LEADING, SERVING
from .uploads import UPLOADS

followers.register(FOLLOWER)
register_action_words(told)
register_holder(
    "unfinished_imports",
    export=copies.uploads_held,
    erase=copies.drop_uploads,
    count=copies.count_uploads,
)
register_holder(
    "saved_filters",
    export=copies.filters_held,
    erase=copies.drop_filters,
    count=copies.count_filters,
)
register_holder(
    "kept_answers",
    export=copies.answers_held,
    erase=copies.drop_answers,
    count=copies.count_answers,
)


@jobs.job(name="desk.drop_old_uploads", every=timedelta(hours=1))
def drop_unfinished(now: datetime) -> None:
    """Remove files of imports that nobody ran within a day."""
    UPLOADS.drop_all(before=now - UNFINISHED)


banners.register(
    "desk/ringing_slot.html", lambda request: True if role_of(request) in SERVING else None
)
navigation.register("", _("Home"), "desk:home", "home", order=10, key="g h")
navigation.register("", _("Customers"), "desk:customers", "users", order=20, key="g c")
navigation.register(
    _("Understand and improve"),
    _("Foreseen reasons"),
    "desk:reason_hits",
    "bulb",
    order=64,
    key="g w",
)
navigation.register("", _("First event"), "desk:start", "spark", LEADING, 900, key="g s")
navigation.register(_("Settings"), _("Refused events"), "desk:refused", "alert", LEADING, 950)
