"""The words of roles."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ROLE_NAMES = {
    "admin": pgettext_lazy("role", "Admin"),
    "supervisor": pgettext_lazy("role", "Supervisor"),
    "agent": pgettext_lazy("role", "Agent"),
    "analyst": pgettext_lazy("role", "Analyst"),
}
ROLE_MEANINGS = {
    "admin": _("sets everything up"),
    "supervisor": _("leads agents and teams"),
    "agent": _("serves customers"),
    "analyst": _("reads, changes nothing"),
}
