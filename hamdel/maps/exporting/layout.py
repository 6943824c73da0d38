"""A map laid out on a sheet: pure, but for how wide words are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..rules.curve import HEIGHT, PIECES, Pair, along, between, y_of
from .shapes import Anchor, Area, Box, Disc, Measure, Sheet, Spot, Stroke, Words, wrapped

EDGE: Final = 28.0
LANE: Final = 96.0
COLUMN: Final = 118.0
_PAD: Final = 7.0
_LINE: Final = 15.0
_INK, _DIM, _RULE, _SUNKEN, _PAPER = "#24211c", "#676156", "#e2ddd4", "#efece6", "#fffefc"
_ACCENT, _BAD, _GOOD = "#0b7a80", "#b3382f", "#2f7d4f"
_TONES: Final = {
    "joy": "#b07d00", "positive": _GOOD, "neutral": "#6f6a61", "sadness": "#4a6da7", "anger": _BAD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowOfText:
    """A lane of words: its name, a text for each step, how many lines it may have."""

    label: str
    cells: tuple[str, ...]
    most: int = 4
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """A point of the curve; `assumed`: nothing was measured there."""

    value: float
    number: str
    word: str
    tone: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class CurveRow:
    """The lane of feelings, -2…+2; `marks` are heights of the scale with their number and word."""

    label: str
    assumed: tuple[float | None, ...]
    measured: tuple[float | None, ...]
    faces: tuple[Face | None, ...]
    marks: tuple[tuple[float, str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is laid out: the heading, stages with how many steps each has, and the lanes."""

    title: str
    about: str
    foot: str
    stages: tuple[tuple[str, int], ...]
    above: tuple[RowOfText, ...]
    curve: CurveRow
    below: tuple[RowOfText, ...]
    legend: tuple[str, str]
    rtl: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How a line of words looks."""

    size: float = 10.0
    bold: bool = False
    color: str = _INK
    anchor: Anchor = "start"


class _Pen:
    """Puts shapes on a sheet as if reading ran from left to right; turns them over where it does not."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def across(self, x: float) -> float:
        """Where a place along the line of reading is on the sheet."""
        return self.sheet.width - x if self.sheet.rtl else x

    def box(self, x: float, y: float, width: float, height: float, *, fill: str) -> None:
        left = self.across(x) - (width if self.sheet.rtl else 0)
        self.sheet.shapes.append(Box(left, y, width, height, fill))

    def stroke(
        self,
        spots: Sequence[Spot],
        color: str,
        width: float = 0.7,
        *,
        dash: tuple[float, float] | None = None,
    ) -> None:
        turned = tuple((self.across(x), y) for x, y in spots)
        self.sheet.shapes.append(Stroke(turned, color, width, dash))

    def area(self, spots: Sequence[Spot], fill: str) -> None:
        self.sheet.shapes.append(Area(tuple((self.across(x), y) for x, y in spots), fill))

    def words(self, x: float, y: float, text: str, look: Look) -> None:
        turned: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}
        at: Anchor = turned[look.anchor] if self.sheet.rtl else look.anchor
        self.sheet.shapes.append(
            Words(
                self.across(x), y, text, look.size, look.bold, look.color, at, rtl=self.sheet.rtl
            )
        )


def laid_out(page: Page, *, measure: Measure) -> Sheet:
    """Lay a map out on one sheet, as wide and as high as it needs."""
    count = sum(max(steps, 1) for _name, steps in page.stages) or 1
    sheet = Sheet(
        width=2 * EDGE + LANE + count * COLUMN, height=0.0, title=page.title, rtl=page.rtl
    )
    pen = _Pen(sheet)
    y = _heading(pen, page)
    top = y
    y = _stages(pen, page, y)
    for row in page.above:
        y = _text_row(pen, row, y, measure)
    y = _curve(pen, page.curve, y, count)
    for row in page.below:
        y = _text_row(pen, row, y, measure)
    _columns(pen, page, top, y)
    pen.words(EDGE, y + 22, page.legend[0], Look(size=9, color=_ACCENT, bold=True))
    pen.words(EDGE + 150, y + 22, page.legend[1], Look(size=9, color=_DIM))
    pen.words(sheet.width - EDGE, y + 22, page.foot, Look(size=9, color=_DIM, anchor="end"))
    sheet.height = y + 22 + EDGE
    sheet.shapes.insert(0, Box(0, 0, sheet.width, sheet.height, _PAPER))
    return sheet


def _heading(pen: _Pen, page: Page) -> float:
    pen.words(EDGE, EDGE + 18, page.title, Look(size=18, bold=True))
    pen.words(EDGE, EDGE + 38, page.about, Look(size=10, color=_DIM))
    return EDGE + 54


def _stages(pen: _Pen, page: Page, y: float) -> float:
    height = 28.0
    pen.box(EDGE, y, pen.sheet.width - 2 * EDGE, height, fill=_SUNKEN)
    x = EDGE + LANE
    for name, steps in page.stages:
        pen.words(x + _PAD, y + 18, name, Look(size=11, bold=True))
        x += max(steps, 1) * COLUMN
    return y + height


def _text_row(pen: _Pen, row: RowOfText, y: float, measure: Measure) -> float:
    size = 10.0
    cells = [
        wrapped(
            text, width=COLUMN - 2 * _PAD, size=size, bold=row.bold, most=row.most, measure=measure
        )
        for text in row.cells
    ]
    tallest = max((len(lines) for lines in cells), default=1)
    height = max(tallest, 1) * _LINE + 2 * _PAD
    for place, lines in enumerate(cells):
        for number, text in enumerate(lines):
            pen.words(EDGE + LANE + place * COLUMN + _PAD, y + _PAD + 11 + number * _LINE, text, Look(size=size, bold=row.bold))  # fmt: skip
    pen.words(EDGE + _PAD, y + _PAD + 11, row.label, Look(size=9, bold=True, color=_DIM))
    pen.stroke([(EDGE, y), (pen.sheet.width - EDGE, y)], _RULE)
    return y + height


def _curve(pen: _Pen, row: CurveRow, y: float, count: int) -> float:
    start = EDGE + LANE
    pen.stroke([(EDGE, y), (pen.sheet.width - EDGE, y)], _RULE)
    pen.words(EDGE + _PAD, y + 16, row.label, Look(size=9, bold=True, color=_DIM))
    for value, number, word in row.marks:
        at = y + y_of(value)
        dash = None if value == 0 else (1.0, 4.0)
        pen.stroke([(start, at), (start + count * COLUMN, at)], _RULE, dash=dash)
        pen.words(start - _PAD, at + 3, number, Look(size=8, color=_DIM, anchor="end"))
        pen.words(start - _PAD - 22, at + 3, word, Look(size=8, color=_DIM, anchor="end"))
    for low, high in _neighbors(row):
        _gap(pen, low, high, y)
    pen.stroke(_through(row.assumed, y), _DIM, 1.2, dash=(5, 4))
    pen.stroke(_through(row.measured, y), _ACCENT, 2.4)
    for place, face in enumerate(row.faces):
        if face is not None:
            _face(pen, place, face, y)
    return y + HEIGHT


def _face(pen: _Pen, place: int, face: Face, y: float) -> None:
    x, at, color = _x(place), y + y_of(face.value), _TONES.get(face.tone, _INK)
    fill, edge = (_PAPER, color) if face.assumed else (color, _PAPER)
    pen.sheet.shapes.append(Disc(pen.across(x), at, 5.5, fill, edge))
    look = Look(size=9, bold=not face.assumed, color=color, anchor="middle")
    first = at - 24 if face.value >= 0 else at + 20
    pen.words(x, first, face.number, look)
    pen.words(x, first + 12, face.word, look)


def _gap(pen: _Pen, one: Pair, other: Pair, y: float) -> None:
    """What lies between assumed and measured at two neighbors, by the color of what it means."""
    for over, fill in ((True, _BAD), (False, _GOOD)):
        spots = between(one, other, assumed_over=over)
        if spots:
            pen.area([(x, y + y_of(value)) for x, value in spots], fill)


def _neighbors(row: CurveRow) -> list[tuple[Pair, Pair]]:
    both = [
        (_x(place), one, other)
        for place, (one, other) in enumerate(zip(row.assumed, row.measured, strict=True))
        if one is not None and other is not None
    ]
    return list(pairwise(both))


def _through(values: Sequence[float | None], y: float) -> list[Spot]:
    known = [(_x(place), value) for place, value in enumerate(values) if value is not None]
    spots = known[:1]
    for one, other in pairwise(known):
        spots += [along(one, other, piece) for piece in range(1, PIECES + 1)]
    return [(x, y + y_of(value)) for x, value in spots]


def _columns(pen: _Pen, page: Page, top: float, bottom: float) -> None:
    x = EDGE + LANE
    edges = [x]
    for _name, steps in page.stages:
        x += max(steps, 1) * COLUMN
        edges.append(x)
    for at in edges:
        pen.stroke([(at, top), (at, bottom)], _RULE)
    right = pen.sheet.width - EDGE
    pen.stroke(
        [(EDGE, top), (right, top), (right, bottom), (EDGE, bottom), (EDGE, top)], "#c9c2b6"
    )


def _x(place: int) -> float:
    return EDGE + LANE + (place + 0.5) * COLUMN
