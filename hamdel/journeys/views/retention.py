"""Who came first in a Jalali week or month, and came again."""

from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import show_percent

from ..queries.periods import retention
from ..report_frame import Frame, Sheet, days_told, frame_of, report
from ..rules.periods import Unit, periods_until
from ..rules.retention import Cohort
from ..words import name_of_step, step_names, step_options

UNITS: Final = {"week": gettext_lazy("By week"), "month": gettext_lazy("By month")}
_COUNT: Final = 9


@require_safe
@only_for(*EVERYBODY)
def retention_screen(request: HttpRequest) -> HttpResponse:
    """Cohorts by Jalali weeks or months."""
    frame = frame_of(request, "retention")
    said = request.GET.get("by", "")
    by = cast("Unit", said) if said in UNITS else "month"
    return report(request, frame, lambda: _retention(frame, by, request.GET.get("step", "")))


def _retention(frame: Frame, by: Unit, step: str) -> tuple[dict[str, Any], Sheet]:
    names = step_names()
    periods = periods_until(timezone.localdate(), by, _COUNT)
    found = retention(periods, at=step, segment_id=frame.asked.span.segment_id)
    later = range(1, _COUNT)
    averages = [found.average(one) for one in later]
    given = {
        "by": by,
        "units": [(key, label, key == by) for key, label in UNITS.items()],
        "step": step,
        "step_name": name_of_step(step, names) if step else "",
        "steps": [(key, name, key == step) for key, name in step_options(names)],
        "later": later,
        "rows": [_row(one) for one in found.cohorts[::-1]],
        "averages": [_average(one) for one in averages],
        "next": averages[0],
        "interval": [show_percent(one) for one in averages[0][1:]] if averages[0] else [],
        "any": any(one.people for one in found.cohorts),
    }
    head = (_("First in"), _("Customers"), *(_("%(n)s later") % {"n": one} for one in later))
    rows = [(one.days.start.isoformat(), one.people, *(_blank(n) for n in one.again)) for one in found.cohorts]  # fmt: skip
    return given, Sheet(head, rows)


def _row(one: Cohort) -> dict[str, Any]:
    """`heat`: the share in tenths, by which a cell is colored."""
    cells = []
    for later, came in enumerate(one.again, 1):
        share = one.share(later)
        heat = 0 if share is None else min(int(10 * share) + bool(came), 10)
        cells.append({"came": came, "share": share, "heat": heat})
    return {"name": days_told(one.days), "people": one.people, "cells": cells}


def _average(one: tuple[float, float, float] | None) -> dict[str, Any]:
    if one is None:
        return {"share": None}
    share, low, high = one
    return {"share": share, "low": show_percent(low), "high": show_percent(high)}


def _blank(came: int | None) -> object:
    return "" if came is None else came
