"""The words of roles and of working hours."""

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
WEEKDAY_NAMES = {
    "sat": _("Saturday"),
    "sun": _("Sunday"),
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
}
PRESET_NAMES = {
    "iran": _("Iran: Saturday to Wednesday, half of Thursday, public holidays off"),
    "iran_five_days": _("Iran: Saturday to Wednesday, public holidays off"),
    "monday_to_friday": _("Monday to Friday"),
    "always": _("Day and night, every day"),
}
