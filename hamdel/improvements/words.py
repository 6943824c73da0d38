"""What improvements say on screens."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hamdel.journeys.public import SIGN_ICONS, SIGN_WORDS

from .contracts import Figures

STATE_WORDS: Final = {
    "idea": pgettext_lazy("state of an improvement", "Idea"),
    "planned": pgettext_lazy("state of an improvement", "Planned"),
    "doing": pgettext_lazy("state of an improvement", "Doing"),
    "done": pgettext_lazy("state of an improvement", "Done"),
    "dropped": pgettext_lazy("state of an improvement", "Dropped"),
}
STATE_ICONS: Final = {
    "idea": "bulb", "planned": "calendar", "doing": "refresh", "done": "check", "dropped": "x",
}  # fmt: skip
STATE_TONES: Final = {
    "idea": "", "planned": "info", "doing": "accent", "done": "positive", "dropped": "",
}  # fmt: skip
REACH_WORDS: Final = {
    "fits": _("within your means"),
    "later": _("takes a few months"),
    "beyond": _("beyond your means"),
    "unknown": _("not weighed yet"),
}
REACH_TONES: Final = {
    "fits": "positive", "later": "warning", "beyond": "negative", "unknown": "outline",
}  # fmt: skip
WHY_WORDS: Final = {
    "no_figures": _("nothing was measured at its step, so it can not be weighed"),
    "no_cost": _("nobody has said what it costs"),
    "too_dear": _("it costs more than is left"),
    "too_long": _("it takes more days than are left"),
    "too_many": _("it needs more people than there are"),
    "others_first": _("it would fit alone; what was chosen spares more"),
}


def signs_shown(figures: Figures | None) -> list[tuple[str, str, int]]:
    """The signs of some figures, the most frequent first: icon, word, how many moments."""
    if figures is None:
        return []
    found = sorted(figures.signs.items(), key=lambda one: -one[1])
    return [
        (SIGN_ICONS[name], str(SIGN_WORDS[name]), count)
        for name, count in found
        if name in SIGN_WORDS and count
    ]
