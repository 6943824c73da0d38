"""What the list of where it hurts offers at each step: make a task of it, or open the one there is."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hamdel.journeys.public import Offer, Sore
from hamdel.platform.roles import SERVING
from hamdel.platform.web.formats import show_date

from .contracts import OPEN, ImprovementFacts
from .queries.capacity import capacity
from .queries.improvements import improvements_of
from .rules.worth import reach_of
from .screens import takes_shown
from .words import REACH_TONES, REACH_WORDS, STATE_TONES, STATE_WORDS


def offers_of(sores: Sequence[Sore], query: Mapping[str, str], role: str) -> dict[str, Offer]:
    """By step: the open improvement of it with what it takes, else a new one; two questions."""
    known = improvements_of([one.step for one in sores])
    able = capacity()
    found = {}
    for place, sore in enumerate(sores):
        tasks = known.get(sore.step, [])
        task = next((one for one in tasks if one.state in OPEN), None)
        if task is not None:
            found[sore.step] = _offer_of(task, reach_of(task, able), takes_shown(task, able))
        elif role in SERVING:
            address = urlencode({**query, "step": sore.step})
            found[sore.step] = Offer(
                url=f"{reverse('improvements:new')}?{address}",
                label=_("Make it a task"),
                primary=not place,
                chip=_("mended before") if tasks else "",
                tone="outline",
            )
    return found


def _offer_of(task: ImprovementFacts, reach: str, takes: str) -> Offer:
    chip = str(STATE_WORDS[task.state])
    if task.due_on:
        chip = _("%(state)s, due %(day)s") % {
            "state": chip,
            "day": show_date(task.due_on, style="short"),
        }
    weighed = reach != "unknown"
    return Offer(
        url=reverse("improvements:one", args=[task.id]),
        label=_("Open the task"),
        chip=str(REACH_WORDS[reach]) if weighed else chip,
        tone=REACH_TONES[reach] if weighed else STATE_TONES[task.state],
        note=" · ".join(filter(None, (takes, chip if weighed else "", task.owner))),
    )
