"""What the desk registers with the platform: its screens, and the counting of the log."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform import followers
from hamdel.platform.web import navigation

from .counting import FOLLOWER
from .roles import LEADING

followers.register(FOLLOWER)

navigation.register("", _("Home"), "desk:home", "home", order=10, key="g h")
navigation.register("", _("Customers"), "desk:customers", "users", order=20, key="g c")
navigation.register("", _("First event"), "desk:start", "spark", LEADING, 900, key="g s")
navigation.register(_("Settings"), _("Refused events"), "desk:refused", "alert", LEADING, 950)
