"""Whole ways of customers, and what led them to something or to leaving."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import show_duration, show_percent
from hamdel.touchpoints.public import every_kind

from ..queries.walks import SILENT, WHOLE, ToWhat, walks
from ..report_frame import Frame, Sheet, frame_of, report
from ..rules.walks import Walk, Walks
from ..words import ACTION, name_of_step, step_names, step_options

_LISTED: Final = 20
_FILED: Final = 1_000
LEFT: Final = "left"
BOUGHT: Final = "action:Order Completed"


@dataclass(frozen=True, slots=True)
class WalkRow:
    """A way, as its steps are called."""

    steps: tuple[str, ...]
    cut: bool
    people: int
    share: float
    bar: float
    time: str
    url: str


@require_safe
@only_for(*EVERYBODY)
def walks_screen(request: HttpRequest) -> HttpResponse:
    """The ways that most customers went: whole, or to an end."""
    frame = frame_of(request, "walks")
    goal = request.GET.get("goal", "")
    return report(request, frame, lambda: _walks(frame, goal, every="csv" in request.GET))


def _walks(frame: Frame, goal: str, *, every: bool) -> tuple[dict[str, Any], Sheet]:
    names = step_names()
    to = _to(goal)
    found = walks(frame.asked.span, to, most=_FILED if every else _LISTED)
    rows = _rows(found, to, names, frame)
    given = {
        "goal": goal,
        "goals": _goals(names, goal),
        "to": to,
        "goal_name": name_of_step(to.step, names) if to.goal == "step" else "",
        "found": found,
        "rows": rows,
        "interval": [show_percent(one, decimals=1) for one in found.interval],
        "first_share": found.share_of_first(5),
        "silent_days": SILENT.days,
        "too_short": to.goal == "left" and frame.asked.days.end - frame.asked.days.start <= SILENT,
    }
    head = (_("Way"), _("Customers"), _("Share"), _("Median time in seconds"))
    sheet = [
        (" > ".join(one.steps), one.people, found.share_of(one), one.median_seconds)
        for one in found.walks
    ]
    return given, Sheet(head, sheet)


def _to(goal: str) -> ToWhat:
    if not goal:
        return WHOLE
    return ToWhat(goal="left") if goal == LEFT else ToWhat(goal="step", step=goal)


def _goals(names: dict[str, tuple[str, str]], goal: str) -> list[tuple[str, str, bool]]:
    bought = any(f"{ACTION}{one.action}" == BOUGHT for one in every_kind())
    found = [("", _("all of it"))]
    found += [(BOUGHT, _("to a purchase"))] if bought else []
    found += [(LEFT, _("to leaving"))]
    found += [(key, _("to %(step)s") % {"step": name}) for key, name in step_options(names)]
    if goal not in dict(found):
        found.append((goal, _("to %(step)s") % {"step": name_of_step(goal, names)}))
    return [(key, label, key == goal) for key, label in found]


def _rows(
    found: Walks, to: ToWhat, names: dict[str, tuple[str, str]], frame: Frame
) -> list[WalkRow]:
    most = max((one.people for one in found.walks), default=1)

    def row(one: Walk) -> WalkRow:
        return WalkRow(
            steps=tuple(name_of_step(step, names) for step in one.steps),
            cut=one.cut,
            people=one.people,
            share=found.share_of(one),
            bar=100 * one.people / most,
            time=show_duration(timedelta(seconds=one.median_seconds))
            if one.median_seconds
            else "",
            url=frame.people_url(
                what="walk", goal=to.goal, step=to.step, cut="1" if one.cut else "", w=one.steps
            ),
        )

    return [row(one) for one in found.walks]
