"""Paths really taken: which step came right after which, as a picture and as a table."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import screen_language, show_duration
from hamdel.touchpoints.public import stages

from ..contracts import Flow
from ..queries.flows import directly_follows
from ..report_frame import Frame, Sheet, frame_of, report
from ..rules.flow_picture import Band, Drawn, Node, Picture, picture
from ..words import name_of_step, step_names

_DRAWN, _BOXES, _LISTED = 34, 14, 40
_LETTERS: Final = 21  # of a name in its box
Names = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A line of the table; `share`: of all that came right after its first step, 0…1."""

    source: str
    target: str
    count: int
    share: float
    time: str
    url: str
    back: bool


@dataclass(frozen=True, slots=True)
class BoxShown:
    """A step in the picture: its name, cut to its box; `middle` and the lines of its words."""

    node: Node
    name: str
    short: str
    middle: float
    name_y: float
    number_y: float
    url: str


@dataclass(frozen=True, slots=True)
class BandShown:
    """A flow in the picture, with what it says when it is pointed at."""

    band: Band
    title: str
    url: str


@require_safe
@only_for(*EVERYBODY)
def paths_screen(request: HttpRequest) -> HttpResponse:
    """The flows between steps, the most frequent drawn."""
    frame = frame_of(request, "paths")
    return report(request, frame, lambda: _paths(frame))


def _paths(frame: Frame) -> tuple[dict[str, Any], Sheet]:
    flows = directly_follows(frame.asked.span)
    names = step_names()
    fa = screen_language() == "fa"
    rows = _rows(flows, names, frame)
    kept = _drawn(flows)
    drawing = picture(
        kept,
        [one.key for one in stages()],
        {step: stage for step, (_name, stage) in names.items()},
        rtl=fa,
    )
    total = sum(one.count for one in flows)
    given = {
        "picture": drawing,
        "columns": _columns(drawing, fa=fa),
        "boxes": [_box(one, names, frame) for one in drawing.nodes],
        "bands": [_band(one, names, frame) for one in drawing.bands],
        "rows": rows[:_LISTED],
        "total": total,
        "drawn_share": sum(one.count for one in kept) / total if total else 0.0,
        "first": next((one for one in rows if one.source != one.target), None),
        "again": sum(one.count for one in flows if one.source == one.target),
    }
    head = (_("From step"), _("To step"), _("Times"), _("Median time in seconds"))
    sheet = [(one.source, one.target, one.count, one.median_seconds) for one in flows]
    return given, Sheet(head, sheet)


def _drawn(flows: list[Flow]) -> list[Drawn]:
    """The most frequent flows between the busiest steps: a picture of all would be a thicket."""
    busy: Counter[str] = Counter()
    for one in flows:
        busy[one.source] += one.count
        busy[one.target] += one.count
    kept = {step for step, _count in busy.most_common(_BOXES)}
    among = [one for one in flows if one.source in kept and one.target in kept]
    return [Drawn(one.source, one.target, one.count) for one in among[:_DRAWN]]


def _rows(flows: list[Flow], names: Names, frame: Frame) -> list[FlowRow]:
    gone: Counter[str] = Counter()
    for one in flows:
        gone[one.source] += one.count
    order = {one.key: one.position for one in stages()}
    return [
        FlowRow(
            source=name_of_step(one.source, names),
            target=name_of_step(one.target, names),
            count=one.count,
            share=one.count / gone[one.source],
            time=show_duration(timedelta(seconds=one.median_seconds)),
            url=_url(frame, one.source, one.target),
            back=_place(one.target, names, order) < _place(one.source, names, order),
        )
        for one in flows
    ]


def _place(step: str, names: Names, order: Mapping[str, int]) -> int:
    return order.get(names[step][1], 0) if step in names else len(order) + 1


def _columns(drawing: Picture, *, fa: bool) -> list[dict[str, Any]]:
    named = {one.key: one.name_fa if fa else one.name_en for one in stages()}
    return [{"name": named.get(one.key, _("On no touchpoint")), "x": one.x} for one in drawing.columns]  # fmt: skip


def _box(node: Node, names: Names, frame: Frame) -> BoxShown:
    name = name_of_step(node.step, names)
    middle = node.y + node.height / 2
    return BoxShown(
        node=node,
        name=name,
        short=name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…",
        middle=round(node.x + node.width / 2, 1),
        name_y=round(middle - 2, 1),
        number_y=round(middle + 12, 1),
        url=frame.people_url(step=node.step),
    )


def _band(band: Band, names: Names, frame: Frame) -> BandShown:
    source, target = band.flow.source, band.flow.target
    title = f"{name_of_step(source, names)} ← {name_of_step(target, names)}"
    if screen_language() != "fa":
        title = f"{name_of_step(source, names)} → {name_of_step(target, names)}"
    return BandShown(band=band, title=title, url=_url(frame, source, target))


def _url(frame: Frame, source: str, target: str) -> str:
    return frame.people_url(what="move", **{"from": source, "to": target})
