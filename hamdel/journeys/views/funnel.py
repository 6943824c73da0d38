"""A funnel: how many come how far along steps in order."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import show_duration, show_percent
from hamdel.touchpoints.public import catalogue, stages

from ..contracts import Span
from ..queries.funnel import Course, funnel
from ..report_frame import Frame, Sheet, frame_of, report
from ..rules.funnel import FEWEST, MOST, Funnel, Level
from ..words import name_of_step, step_names, step_options

USUAL_WINDOW: Final = 7
WINDOWS: Final = (1, 3, 7, 14, 30, 90)


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A step of the funnel: beside it what everybody gives, where it is of a segment's people."""

    level: Level
    name: str
    bar: float
    interval: tuple[str, str]
    time: str
    everybody: float | None
    url: str
    stopped: int
    stopped_url: str
    worst: bool


@require_safe
@only_for(*EVERYBODY)
def funnel_screen(request: HttpRequest) -> HttpResponse:
    """The steps that an address names, or the busiest touchpoint of each stage."""
    frame = frame_of(request, "funnel")
    steps = [one for one in request.GET.getlist("step") if one][:MOST]
    window = min(max(row_number(request.GET.get("window")) or USUAL_WINDOW, 1), 365)
    course = Course(
        steps=steps if len(steps) >= FEWEST else usual_steps(), window=timedelta(days=window)
    )
    return report(request, frame, lambda: _funnel(frame, course))


def usual_steps() -> list[str]:
    """The touchpoint of each stage at which most was seen."""
    seen = {one.key: one for one in catalogue()}.values()
    best = [
        max(
            (one for one in seen if one.stage == stage.key), key=lambda one: one.seen, default=None
        )
        for stage in stages()
    ]
    return [one.key for one in best if one is not None][:MOST]


def _funnel(frame: Frame, course: Course) -> tuple[dict[str, Any], Sheet]:
    names = step_names()
    options = step_options(names)
    given = {
        "boxes": [
            {"number": at + 1, "options": _chosen(options, names, course, at)}
            for at in range(MOST)
        ],
        "windows": [
            (one, one == course.window.days) for one in sorted({*WINDOWS, course.window.days})
        ],
        "window": course.window.days,
    }
    head = (_("Step"), _("Customers"), _("Of the first"), _("Of the one before"))
    if len(course.steps) < FEWEST:
        return {**given, "few": True}, Sheet(head, [])
    span = frame.asked.span
    found = funnel(span, course)
    everybody = funnel(Span(since=span.since, until=span.until), course) if span.segment_id else None  # fmt: skip
    given |= {
        "rows": _rows(found, everybody, names, frame, course),
        "worst": name_of_step(found.worst.step, names) if found.worst else "",
        "lost": found.worst.lost if found.worst else 0.0,
        "whole": found.levels[-1].of_first,
        "began": found.levels[0].people,
    }
    sheet = [(one.step, one.people, one.of_first, one.of_before) for one in found.levels]
    return given, Sheet(head, sheet)


def _chosen(
    options: list[tuple[str, str]], names: dict[str, tuple[str, str]], course: Course, at: int
) -> list[tuple[str, str, bool]]:
    step = course.steps[at] if at < len(course.steps) else ""
    known = options if not step or step in dict(options) else [*options, (step, name_of_step(step, names))]  # fmt: skip
    return [(key, name, key == step) for key, name in known]


def _rows(
    found: Funnel,
    everybody: Funnel | None,
    names: dict[str, tuple[str, str]],
    frame: Frame,
    course: Course,
) -> list[LevelRow]:
    people = [*(one.people for one in found.levels), 0]

    def row(at: int, one: Level) -> LevelRow:
        where = {"what": "level", "step": course.steps, "window": course.window.days, "level": at + 1}  # fmt: skip
        low, high = (show_percent(each) for each in one.interval)
        stopped = one.people - people[at + 1] if at + 1 < len(found.levels) else 0
        return LevelRow(
            level=one,
            name=name_of_step(one.step, names),
            bar=round(100 * one.of_first, 1),
            interval=(low, high),
            time=_time(one) if at else "",
            everybody=everybody.levels[at].of_first if everybody else None,
            url=frame.people_url(**where),
            stopped=stopped,
            stopped_url=frame.people_url(**where, stopped="1"),
            worst=one is found.worst,
        )

    return [row(at, one) for at, one in enumerate(found.levels)]


def _time(one: Level) -> str:
    seconds = one.median_seconds
    return "" if seconds is None else show_duration(timedelta(seconds=seconds))
