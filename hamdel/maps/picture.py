"""The emotion curve as the screen draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import translation

from hamdel.journeys.public import MeasuredStep
from hamdel.platform.web.formats import show_number

from .queries.overlay import Overlay
from .rules.curve import Shape, band, gaps, line, x_of, y_of
from .rules.judging import FEW, Judged, on_curve
from .words import mood_at

_UP, _DOWN = -34, 24  # of a label beside its face


@dataclass(frozen=True, slots=True)
class Point:
    """A face on the curve, with its number and its word."""

    x: str
    y: str
    label_y: str
    word_y: str
    face: str
    tone: str
    word: str
    value: str
    step: str
    assumed: bool = False
    worst: bool = False
    few: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class OtherLine:
    """The curve of another persona, or of the ideal; `number` tells its pattern."""

    name: str
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What the cell of the curve holds."""

    assumed: str
    measured: str
    before: str
    band: str
    gaps: Shape
    points: tuple[Point, ...]
    others: tuple[OtherLine, ...]
    worst_x: str
    worst_width: str


MARKS: Final = tuple((show, y_of(float(show)), mood) for show, mood in (
    (2, 1.5), (1, 0.75), (0, 0.0), (-1, -1.0), (-2, -2.0)
))  # fmt: skip


def picture_of(
    found: Sequence[Judged],
    overlay: Overlay | None,
    *,
    columns: int,
    worst: Judged | None,
    others: Sequence[tuple[str, Sequence[float | None]]] = (),
    urls: Mapping[str, str] = {},
) -> Picture:
    """Draw assumed, measured with its band, the period before, and other curves, over some columns.

    `others` have a value for each column.
    """
    rtl, count = translation.get_language_bidi(), max(columns, 1)
    now, before = (overlay.steps, overlay.before) if overlay else ({}, {})
    by_column = {one.place: one for one in found}
    row = [by_column.get(place) for place in range(count)]
    assumed = [one.assumed if one else None for one in row]
    measured = [one.measured if one else None for one in row]
    ends = [_ends(one, now) if one else (None, None) for one in row]
    return Picture(
        assumed=line(assumed, rtl=rtl),
        measured=line(measured, rtl=rtl),
        before=line(
            [_felt(before.get(one.step.touchpoint)) if one else None for one in row], rtl=rtl
        ),
        band=band([low for low, _high in ends], [high for _low, high in ends], rtl=rtl),
        gaps=gaps(assumed, measured, rtl=rtl),
        points=tuple(
            _point(one, count, rtl=rtl, worst=one is worst, urls=urls)
            for one in found
            if one.measured is not None or one.assumed is not None
        ),
        others=tuple(
            OtherLine(name, line(values, rtl=rtl), number)
            for number, (name, values) in enumerate(others, start=1)
        ),
        worst_x="" if worst is None else f"{x_of(worst.place, count, rtl=rtl) - 50 / count:.3f}",
        worst_width=f"{100 / count:.3f}",
    )


def scale_marks() -> list[tuple[str, str, str, str]]:
    """The marks at the side: number, height, tone, word."""
    return [
        (show_number(show, signed=show != 0), f"{y:.0f}", mood_at(at)[1], mood_at(at)[2])
        for show, y, at in MARKS
    ]


def scale_values() -> list[tuple[float, str, str]]:
    """The marks at the side as values, with their numbers and words."""
    return [
        (float(show), show_number(show, signed=show != 0), mood_at(at)[2])
        for show, _y, at in MARKS
    ]


def _point(one: Judged, count: int, *, rtl: bool, worst: bool, urls: Mapping[str, str]) -> Point:
    only_assumed = one.measured is None
    value = (one.assumed if only_assumed else one.measured) or 0.0
    face, tone, word = mood_at(value)
    above = value >= 0 and y_of(value) > -_UP + 12
    return Point(
        x=f"{x_of(one.place, count, rtl=rtl):.3f}",
        y=f"{y_of(value):.1f}",
        label_y=str(_UP if above else _DOWN + 4),
        word_y=str(_UP + 14 if above else _DOWN + 18),
        face=face,
        tone=tone,
        word=word,
        value=show_number(value, decimals=1, signed=True),
        step=one.step.key,
        assumed=only_assumed,
        worst=worst,
        few=one.told if not only_assumed and one.told < FEW else None,
        url=urls.get(one.step.key, ""),
    )


def _ends(one: Judged, now: Mapping[str, MeasuredStep]) -> tuple[float | None, float | None]:
    found = now.get(one.step.touchpoint)
    ends = found.intervals.get("sentiment") if found and one.measured is not None else None
    if ends is None:
        return one.measured, one.measured
    return on_curve(ends[0]), on_curve(ends[1])


def _felt(one: MeasuredStep | None) -> float | None:
    return on_curve(one.sentiment) if one and one.sentiment_n else None
