"""The lane of tasks on journey maps: improvements of the map's touchpoints, with what they changed."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hamdel.maps.public import LaneOfOthers, MapFacts, Slip
from hamdel.platform.web.formats import show_date

from .contracts import ImprovementFacts
from .effect_screen import effect_said
from .queries.improvements import improvements_of
from .screens import effect_tone
from .words import STATE_WORDS

_MOST: Final = 4  # of a step


def slips(_found: MapFacts, touchpoints: Sequence[str]) -> Mapping[str, Sequence[Slip]]:
    """The improvements of some touchpoints, the newest first: one question."""
    return {
        step: [_slip(one) for one in own[:_MOST]]
        for step, own in improvements_of(touchpoints).items()
    }


def new_url(map_id: int, _step: str, touchpoint: str) -> str:
    """Where an improvement of a map's touchpoint is made."""
    query = urlencode({"step": touchpoint, "from": f"map:{map_id}"})
    return f"{reverse('improvements:new')}?{query}"


TASKS: Final = LaneOfOthers(name="tasks", slips=slips, new_url=new_url)


def _slip(one: ImprovementFacts) -> Slip:
    return Slip(
        title=one.title,
        url=reverse("improvements:one", args=[one.id]),
        note=_note(one),
        tone=effect_tone(one),
        who=one.owner,
    )


def _note(one: ImprovementFacts) -> str:
    state = str(STATE_WORDS[one.state])
    if one.effect is not None:
        return effect_said(*one.effect)
    if one.due_on is not None and one.is_open:
        return _("%(state)s, due %(day)s") % {
            "state": state,
            "day": show_date(one.due_on, style="short"),
        }
    return state
