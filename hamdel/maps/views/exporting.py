"""A map is taken out: as a picture, on paper, as text."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.journeys.public import Behind
from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import show_date, show_number
from hamdel.warehouse.public import TooMuch

from ..asked import AskedOfMap, asked_of_map
from ..catalogue_places import step_names_of
from ..contracts import MapFacts
from ..exporting.layout import CurveRow, Face, Page, RowOfText, laid_out
from ..exporting.loading import pdf_writer, png_writer
from ..exporting.shapes import Sheet
from ..exporting.svg import svg_of
from ..numbers_shown import NOTHING, number_lanes
from ..picture import scale_values
from ..queries.overlay import Overlay, measured_over
from ..rules.judging import Judged, judged
from ..rules.mermaid import mermaid_of
from ..screens import slip_cells, stages_shown
from ..words import LANES, mood_at
from .acting import known

KINDS: Final = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "mermaid": "text/plain; charset=utf-8",
}
_ENDS: Final = {"mermaid": "mmd"}


@require_safe
@only_for(*EVERYBODY)
def export(request: HttpRequest, map_id: int, name: str) -> HttpResponse:
    """A map as a file: svg, png, pdf, or mermaid's text."""
    found = known(map_id)
    if name not in KINDS:
        raise Http404(name)
    asked = asked_of_map(request.GET, found, today=timezone.localdate())
    content = _mermaid(found, asked) if name == "mermaid" else _written(name, _sheet(found, asked))
    answer = HttpResponse(content, content_type=KINDS[name])
    ending = _ENDS.get(name, name)
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="journey-map-{found.id}.{ending}"'
    )
    return answer


def _written(name: str, sheet: Sheet) -> bytes:
    writers: dict[str, Callable[[Sheet], bytes]] = {
        "svg": lambda one: svg_of(one).encode(),
        "png": lambda one: bytes(png_writer().png_of(one)),
        "pdf": lambda one: bytes(pdf_writer().pdf_of(one)),
    }
    return writers[name](sheet)


def _mermaid(found: MapFacts, asked: AskedOfMap) -> str:
    names = step_names_of(found.drawing.touchpoints)
    return mermaid_of(found.drawing, names, actor=asked.persona.name if asked.persona else "")


def _sheet(found: MapFacts, asked: AskedOfMap) -> Sheet:
    overlay = _overlay(found, asked)
    beside = judged(found.drawing, overlay.steps if overlay else {})
    stages = stages_shown(found.drawing, overlay=overlay)
    spread = [one for stage in stages for one in (stage.steps or (None,))]
    page = Page(
        title=found.name,
        about=_about(asked),
        foot=_("Hamdel · %(day)s") % {"day": show_date(timezone.localdate())},
        stages=tuple((stage.name, len(stage.steps)) for stage in stages),
        above=(
            RowOfText(_label("action"), tuple(f"{show_number(one.number)} {one.name}" if one else "" for one in spread), bold=True),
            RowOfText(_label("touchpoint"), tuple(one.touchpoint_name if one else "" for one in spread), most=2),
            RowOfText(_label("thoughts"), tuple(one.step.thoughts if one else "" for one in spread), most=5),
        ),
        curve=_curve(spread, beside),
        below=(*_numbers(found, overlay, spread), *_slips(found, spread)),
        legend=(_("Measured"), _("Assumed, dashed")),
        rtl=translation.get_language_bidi(),
    )  # fmt: skip
    return laid_out(page, measure=pdf_writer().width_of)


def _about(asked: AskedOfMap) -> str:
    days = asked.asked.days
    last = days.end.fromordinal(days.end.toordinal() - 1)
    span = _("Measured from %(since)s to %(until)s") % {
        "since": show_date(days.start),
        "until": show_date(last),
    }
    return f"{asked.persona.name} · {span}" if asked.persona else span


def _curve(spread: Sequence[Any], beside: Sequence[Judged]) -> CurveRow:
    by_key = {one.step.key: one for one in beside}
    found = [by_key[one.step.key] if one else None for one in spread]
    return CurveRow(
        label=_label("emotion"),
        assumed=tuple(one.assumed if one else None for one in found),
        measured=tuple(one.measured if one else None for one in found),
        faces=tuple(_face(one) for one in found),
        marks=tuple(scale_values()),
    )


def _face(one: Judged | None) -> Face | None:
    value = None if one is None else one.assumed if one.measured is None else one.measured
    if one is None or value is None:
        return None
    _icon, tone, word = mood_at(value)
    number = show_number(value, decimals=1, signed=True)
    return Face(value, number, word, tone, assumed=one.measured is None)


def _numbers(found: MapFacts, overlay: Overlay | None, spread: Sequence[Any]) -> list[RowOfText]:
    if overlay is None:
        return []
    rows = []
    for lane in number_lanes(found.drawing, overlay, url=lambda _step, _facet: ""):
        told = iter(lane.cells)
        cells = tuple(next(told).text if one else "" for one in spread)
        if any(one not in {"", NOTHING} for one in cells):
            rows.append(RowOfText(lane.label, cells, most=2))
    return rows


def _slips(found: MapFacts, spread: Sequence[Any]) -> list[RowOfText]:
    rows = []
    for lane, held in slip_cells(found).items():
        by_step = {
            one.step: "; ".join([*([one.text] if one.text else []), *(s.title for s in one.slips)])
            for one in held
        }
        cells = tuple(by_step[one.step.key] if one else "" for one in spread)
        if any(cells):
            rows.append(RowOfText(_label(lane), cells, most=5))
    return rows


def _overlay(found: MapFacts, asked: AskedOfMap) -> Overlay | None:
    try:
        return measured_over(found.drawing, asked.span) if found.steps else None
    except (Behind, TooMuch):
        return None


def _label(lane: str) -> str:
    return str(LANES[lane][0])
