"""What maps say on screens."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .contracts import CannotDraw

KINDS: Final = {
    "as_is": pgettext_lazy("kind of map", "As it is"),
    "ideal": pgettext_lazy("kind of map", "Ideal"),
}
REFUSALS: Final = {
    "no such step": _("There is no such step on the map."),
    "no such stage": _("There is no such stage on the map."),
    "no such lane": _("There is no such lane on the map."),
    "no such feeling": _("Feelings lie between -2 and +2."),
    "no such curve": _("This persona has no curve on the map."),
    "drawn already": _("This persona is drawn already."),
    "too long": _("This is too long."),
    "no name": _("Give it a name."),
    "too many stages": _("At most 20 stages: a map is read at one go."),
    "too many steps": _("At most 300 steps."),
    "too many curves": _("At most five more personas on one map."),
    "nothing written": _("Write something first."),
}
DEEDS: Final = {
    "drawn": pgettext_lazy("map's change", "Drawn"),
    "cell written": pgettext_lazy("map's change", "A cell written"),
    "feeling moved": pgettext_lazy("map's change", "A feeling moved"),
    "owner set": pgettext_lazy("map's change", "An owner set"),
    "step placed": pgettext_lazy("map's change", "A step put at a touchpoint"),
    "step added": pgettext_lazy("map's change", "A step added"),
    "step moved": pgettext_lazy("map's change", "A step moved"),
    "step removed": pgettext_lazy("map's change", "A step removed"),
    "stage added": pgettext_lazy("map's change", "A stage added"),
    "stage renamed": pgettext_lazy("map's change", "A stage renamed"),
    "stage moved": pgettext_lazy("map's change", "A stage moved"),
    "stage removed": pgettext_lazy("map's change", "A stage removed"),
    "map renamed": pgettext_lazy("map's change", "The map renamed"),
    "persona set": pgettext_lazy("map's change", "The persona set"),
    "curve added": pgettext_lazy("map's change", "A persona's curve added"),
    "curve removed": pgettext_lazy("map's change", "A persona's curve removed"),
    "version restored": pgettext_lazy("map's change", "A version restored"),
    "map changed": pgettext_lazy("map's change", "Changed by a program"),
}
# A mark of the curve, from the best: from which value on, the icon's face, the tone, the word.
MOODS: Final = (
    (1.25, "face-joy", "joy", pgettext_lazy("mark of a curve", "Glad")),
    (0.5, "face-calm", "positive", pgettext_lazy("mark of a curve", "Calm")),
    (-0.5, "face-neutral", "neutral", pgettext_lazy("mark of a curve", "Neutral")),
    (-1.25, "face-sad", "sadness", pgettext_lazy("mark of a curve", "Upset")),
    (-9.0, "face-anger", "anger", pgettext_lazy("mark of a curve", "Angry")),
)
FACETS: Final = {
    "all": _("Everybody who was there"),
    "success": _("Who succeeded"),
    "failure": _("Who failed"),
    "abandoned": _("Who gave up"),
    "negative": _("Who felt bad"),
    "positive": _("Who felt good"),
}
LANES: Final = {
    "action": (pgettext_lazy("lane", "Action"), pgettext_lazy("lane", "as the customer sees it")),
    "touchpoint": (
        pgettext_lazy("lane", "Touchpoint"),
        pgettext_lazy("lane", "channel and device"),
    ),
    "thoughts": (
        pgettext_lazy("lane", "Thoughts"),
        pgettext_lazy("lane", "what goes through their mind"),
    ),
    "emotion": (pgettext_lazy("lane", "Feeling"), pgettext_lazy("lane", "from -2 to +2")),
    "volume": (pgettext_lazy("lane", "Volume"), pgettext_lazy("lane", "times in the period")),
    "success": (pgettext_lazy("lane", "Success"), pgettext_lazy("lane", "of those that tell")),
    "effort": (pgettext_lazy("lane", "Effort"), pgettext_lazy("lane", "1 to 7, less is better")),
    "between": (
        pgettext_lazy("lane", "Time between"),
        pgettext_lazy("lane", "median, from the step before"),
    ),
    "nps": ("NPS", pgettext_lazy("lane", "with its 95% interval")),
    "ideas": (pgettext_lazy("lane", "Ideas"), pgettext_lazy("lane", "of customers and team")),
    "owner": (pgettext_lazy("lane", "Owner"), pgettext_lazy("lane", "who answers for it")),
    "tasks": (pgettext_lazy("lane", "Tasks"), pgettext_lazy("lane", "what mends it")),
}


def refusal(wrong: CannotDraw) -> str:
    """Why a map can not be drawn so, in words."""
    return str(REFUSALS.get(wrong.why, wrong.why))


def mood_at(value: float) -> tuple[str, str, str]:
    """The face, the tone and the word of a value of the curve, -2…+2."""
    found = next(one for one in MOODS if value >= one[0])
    return found[1], found[2], str(found[3])
