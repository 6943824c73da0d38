"""Jalali weeks, months and seasons beside those of the year before: Nowruz to Nowruz."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hamdel.language.jalali import DateRange
from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import show_percent

from ..contracts import MeasuredStep
from ..queries.periods import measured_in
from ..report_frame import Frame, Sheet, days_told, frame_of, report
from ..rules.periods import Unit, periods_until, year_earlier
from ..words import name_of_step, step_names, step_options

UNITS: Final = {
    "week": gettext_lazy("By week"),
    "month": gettext_lazy("By month"),
    "season": gettext_lazy("By season"),
    "year": gettext_lazy("Nowruz to Nowruz"),
}
_COUNTS: Final[dict[Unit, int]] = {"week": 12, "month": 12, "season": 8, "year": 3}


@require_safe
@only_for(*EVERYBODY)
def calendar_screen(request: HttpRequest) -> HttpResponse:
    """Jalali periods, each beside the same of the year before."""
    frame = frame_of(request, "calendar")
    said = request.GET.get("by", "")
    by = cast("Unit", said) if said in UNITS else "month"
    return report(request, frame, lambda: _calendar(frame, by, request.GET.get("step", "")))


def _calendar(frame: Frame, by: Unit, step: str) -> tuple[dict[str, Any], Sheet]:
    names = step_names()
    segment = frame.asked.span.segment_id
    periods = periods_until(timezone.localdate(), by, _COUNTS[by])
    earlier = [year_earlier(one, by) for one in periods]
    # The one that runs is beside as many days of its like.
    running = min(periods[-1].end, timezone.localdate() + timedelta(days=1)) - periods[-1].start
    first, old = periods[-1].start, earlier[-1].start
    now, before = _both(
        [*periods[:-1], DateRange(first, first + running)],
        [*earlier[:-1], DateRange(old, old + running)],
        step,
        segment,
    )
    most = max((one.volume for one in (*now, *before)), default=0) or 1
    rows = [
        _row(days, one, other, most) for days, one, other in zip(periods, now, before, strict=True)
    ]
    whole = rows[-2] if len(rows) > 1 else None
    given = {
        "by": by,
        "units": [(key, label, key == by) for key, label in UNITS.items()],
        "step": step,
        "step_name": name_of_step(step, names) if step else "",
        "steps": [(key, name, key == step) for key, name in step_options(names)],
        "rows": rows[::-1],
        "bars": _bars(rows),
        "last": whole,
        "any": any(one.volume for one in (*now, *before)),
    }
    head = (_("Period"), _("Moments"), _("Customers"), _("Success rate"), _("Feeling"), _("Moments a year before"))  # fmt: skip
    sheet = [
        (days.start.isoformat(), one.volume, one.customers, one.success_rate, one.sentiment, other.volume)
        for days, one, other in zip(periods, now, before, strict=True)
    ]  # fmt: skip
    return given, Sheet(head, sheet)


def _both(
    periods: Sequence[DateRange], earlier: Sequence[DateRange], step: str, segment: int | None
) -> tuple[list[MeasuredStep], list[MeasuredStep]]:
    """Both rows of periods; those that are in both are asked once."""
    every = list(dict.fromkeys([*earlier, *periods]))
    if _overlap(every):
        return (
            measured_in(periods, at=step, segment_id=segment),
            measured_in(earlier, at=step, segment_id=segment),
        )
    found = dict(zip(every, measured_in(every, at=step, segment_id=segment), strict=True))
    return [found[one] for one in periods], [found[one] for one in earlier]


def _overlap(periods: Sequence[DateRange]) -> bool:
    return any(one.end > other.start for one, other in pairwise(sorted(periods)))


def _row(days: DateRange, one: MeasuredStep, other: MeasuredStep, most: int) -> dict[str, Any]:
    change = one.volume / other.volume - 1 if other.volume else None
    return {
        "name": days_told(days),
        "running": days.end > timezone.localdate(),
        "now": one,
        "before": other,
        "change": "" if change is None else show_percent(change, signed=True),
        "height": round(100 * one.volume / most, 1),
        "before_height": round(100 * other.volume / most, 1),
    }


def _bars(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    step = 100 / max(len(rows), 1)
    return [
        {
            "row": row,
            "x": f"{at * step + step * 0.12:.2f}",
            "width": f"{step * 0.36:.2f}",
            "before_x": f"{at * step + step * 0.52:.2f}",
            "before_width": f"{step * 0.28:.2f}",
            "y": f"{100 - row['height']:.1f}",
            "before_y": f"{100 - row['before_height']:.1f}",
        }
        for at, row in enumerate(rows)
    ]
