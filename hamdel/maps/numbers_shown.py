"""The measured lanes of a map: a number in each cell, how it moved, how sure it is, and who is behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _

from hamdel.journeys.public import MeasuredStep
from hamdel.platform.web.formats import show_duration, show_number, show_percent

from .contracts import Drawing
from .queries.overlay import Overlay
from .rules.drawing import columns
from .rules.judging import FEW
from .rules.numbers import Tone, moved, tone_of
from .words import LANES

NOTHING: Final = "—"
Url = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number as the map shows it; `few`: how many told it, where they are few."""

    text: str = NOTHING
    delta: str = ""
    delta_tone: str = ""
    tone: Tone = ""
    few: int | None = None
    interval: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class NumberLane:
    """A lane of numbers."""

    name: str
    label: str
    note: str
    cells: tuple[NumberCell, ...]


def number_lanes(drawing: Drawing, overlay: Overlay, *, url: Url) -> list[NumberLane]:
    """The lanes of measured numbers; `url(touchpoint, facet)` leads to the people behind one."""
    makers: dict[str, Callable[[str, MeasuredStep, MeasuredStep | None], NumberCell]] = {
        "volume": lambda key, now, before: _volume(now, before, url(key, "all")),
        "success": lambda key, now, before: _success(now, before, url(key, "success")),
        "effort": lambda key, now, before: _effort(now, before, url(key, "all")),
        "nps": lambda key, now, before: _nps(now, before, url(key, "all")),
    }
    lanes = [
        NumberLane(name, *_words(name), cells=_cells(drawing, overlay, make))
        for name, make in makers.items()
    ]
    between = NumberLane("between", *_words("between"), cells=_between(drawing, overlay))
    return [*lanes[:3], between, lanes[3]]


def _words(name: str) -> tuple[str, str]:
    label, note = LANES[name]
    return str(label), str(note)


def _cells(
    drawing: Drawing,
    overlay: Overlay,
    make: Callable[[str, MeasuredStep, MeasuredStep | None], NumberCell],
) -> tuple[NumberCell, ...]:
    cells = []
    for step in columns(drawing):
        if step is None:
            cells.append(NumberCell())
            continue
        now = overlay.steps.get(step.touchpoint)
        before = overlay.before.get(step.touchpoint)
        cells.append(NumberCell() if now is None else make(step.touchpoint, now, before))
    return tuple(cells)


def _volume(now: MeasuredStep, before: MeasuredStep | None, url: str) -> NumberCell:
    change = moved("volume", now.volume, before.volume if before else None)
    return NumberCell(
        text=show_number(now.volume),
        delta=show_percent(change.by, signed=True) if change else "",
        url=url if now.volume else "",
    )


def _success(now: MeasuredStep, before: MeasuredStep | None, url: str) -> NumberCell:
    if now.success_rate is None:
        return NumberCell()
    change = moved("success", now.success_rate, before.success_rate if before else None)
    return NumberCell(
        text=show_percent(now.success_rate),
        delta=show_number(round(change.by * 100), signed=True) if change else "",
        delta_tone=change.tone if change else "",
        tone=tone_of("success", now.success_rate),
        few=_few(now.outcomes),
        url=url,
    )


def _effort(now: MeasuredStep, before: MeasuredStep | None, url: str) -> NumberCell:
    value, told = (now.effort, now.effort_n) if now.effort_n else (now.ces, now.ces_n)
    if value is None:
        return NumberCell()
    earlier = (before.effort if before.effort_n else before.ces) if before else None
    change = moved("effort", value, earlier)
    return NumberCell(
        text=show_number(value, decimals=1),
        delta=show_number(change.by, decimals=1, signed=True) if change else "",
        delta_tone=change.tone if change else "",
        tone=tone_of("effort", value),
        few=_few(told),
        url=url,
    )


def _nps(now: MeasuredStep, before: MeasuredStep | None, url: str) -> NumberCell:
    if now.nps is None:
        return NumberCell()
    change = moved("nps", now.nps, before.nps if before else None)
    ends = now.intervals.get("nps")
    return NumberCell(
        text=show_number(round(now.nps), signed=True),
        delta=show_number(round(change.by), signed=True) if change else "",
        delta_tone=change.tone if change else "",
        tone=tone_of("nps", now.nps),
        few=_few(now.nps_n),
        interval=_("%(low)s to %(high)s")
        % {
            "low": show_number(round(ends[0]), signed=True),
            "high": show_number(round(ends[1]), signed=True),
        }
        if ends
        else "",
        url=url,
    )


def _between(drawing: Drawing, overlay: Overlay) -> tuple[NumberCell, ...]:
    cells, before = [], ""
    for step in columns(drawing):
        flow = overlay.flows.get((before, step.touchpoint)) if step else None
        length = timedelta(seconds=round(flow.median_seconds)) if flow else None
        cells.append(
            NumberCell(text=show_duration(length), few=_few(flow.count))
            if flow and length is not None
            else NumberCell()
        )
        before = step.touchpoint if step else before
    return tuple(cells)


def _few(told: int) -> int | None:
    return told if told < FEW else None
