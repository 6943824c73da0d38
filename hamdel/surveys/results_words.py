"""The words of results on screens."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MEASURES: Final[Mapping[str, Promise]] = {
    "nps": pgettext_lazy("measure", "NPS"),
    "csat": pgettext_lazy("measure", "Satisfaction (CSAT)"),
    "ces": pgettext_lazy("measure", "Effort (CES), less is better"),
}
PERIODS: Final[Mapping[str, Promise]] = {
    "last_30_days": _("The last 30 days"),
    "last_90_days": _("The last 90 days"),
    "this_month": pgettext_lazy("results", "This month"),
    "last_month": pgettext_lazy("results", "Last month"),
    "this_year": pgettext_lazy("results", "This year"),
    "last_year": pgettext_lazy("results", "Last year"),
}
DIMENSIONS: Final[Mapping[str, Promise]] = {
    "stage": pgettext_lazy("results", "By stage"),
    "touchpoint": pgettext_lazy("results", "By touchpoint"),
    "team": pgettext_lazy("results", "By team"),
    "segment": pgettext_lazy("results", "By segment"),
    "period": pgettext_lazy("results", "By month"),
}
GROUPS: Final[Mapping[str, Promise]] = {
    "promoters": _("Promoters, 9 and 10"),
    "passives": _("Passives, 7 and 8"),
    "detractors": _("Detractors, 0 to 6"),
    "satisfied": _("Satisfied, 4 and 5"),
    "unsatisfied": _("Not satisfied, 1 to 3"),
    "easy": _("Easy, 5 to 7"),
    "heavy": _("Hard, 1 to 3"),
}
DEEDS: Final[Mapping[str, Promise]] = {
    "bought": _("Bought again"),
    "renewed": _("Renewed"),
    "referred": _("Recommended us"),
    "silent": _("Went silent"),
}
PEOPLE: Final[Mapping[str, Promise]] = {
    "promoters": _("Promoters"),
    "passives": _("Passives"),
    "detractors": _("Detractors"),
}
FELL: Final[Mapping[str, Promise]] = {
    "nps": _("%(where)s: NPS fell from %(before)s to %(now)s."),
    "csat": _("%(where)s: satisfaction fell from %(before)s to %(now)s."),
    "ces": _("%(where)s: it became harder, effort from %(before)s to %(now)s."),
}
ROSE: Final[Mapping[str, Promise]] = {
    "nps": _("%(where)s: NPS rose from %(before)s to %(now)s."),
    "csat": _("%(where)s: satisfaction rose from %(before)s to %(now)s."),
    "ces": _("%(where)s: it became easier, effort from %(before)s to %(now)s."),
}
EVERYWHERE: Final = _("Altogether")
