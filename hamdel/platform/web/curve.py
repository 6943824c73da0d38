"""The curve of feeling: points from -1 to 1 laid out along the line of reading. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_INSET = 3.0  # percent kept free at both ends, so that marks are not cut
_TOP, _BOTTOM = 14.0, 86.0
_EVEN = 0.15


@dataclass(frozen=True)
class CurvePoint:
    """One moment: `value` -1…1; `label` is written beside it; `at` is its time in words."""

    value: float
    label: str = ""
    at: str = ""
    url: str = ""
    now: bool = False


@dataclass(frozen=True)
class PlacedPoint:
    """A point on the drawing: x and y in percent of its box, and its tone."""

    x: str
    y: str
    label_y: str
    anchor: str
    tone: str
    point: CurvePoint
    written: bool = True  # whether there is room to write the label beside it


@dataclass(frozen=True)
class Curve:
    """What the template draws: SVG paths in a box of 100 by 100, and the points."""

    line: str
    area: str
    points: tuple[PlacedPoint, ...]
    sentence: str


def tone_of(value: float | None) -> str:
    """Return "positive", "neutral" or "negative" for a sentiment of -1…1 (None is neutral)."""
    if value is None or abs(value) < _EVEN:
        return "neutral"
    return "positive" if value > 0 else "negative"


def lay_out(points: Sequence[CurvePoint], *, rtl: bool, sentence: str = "") -> Curve:
    """Place the points evenly; the first one stands where reading begins."""
    xs = [_along(index, len(points), rtl=rtl) for index in range(len(points))]
    ys = [_height(point.value) for point in points]
    line = _smooth(list(zip(xs, ys, strict=True)))
    area = f"{line} L{xs[-1]:.1f} 100 L{xs[0]:.1f} 100Z" if points else ""
    placed = [_place(p, x, y) for p, x, y in zip(points, xs, ys, strict=True)]
    return Curve(line=line, area=area, points=_thinned(placed), sentence=sentence)


def _thinned(points: list[PlacedPoint]) -> tuple[PlacedPoint, ...]:
    """Leave the label out where the one before it, on the same side, needs the room.

    Counted from the newest, whose label always stands; a label is about 11 percent wide.
    """
    taken: dict[str, tuple[float, float]] = {}
    result: list[PlacedPoint] = []
    for one in reversed(points):
        x = float(one.x.rstrip("%"))
        low = x - {"start": 0.0, "middle": 5.5, "end": 11.0}[one.anchor]
        last = taken.get(one.label_y)
        room = last is None or low >= last[1] or low + 11.0 <= last[0]
        if room and one.point.label:
            taken[one.label_y] = (low, low + 11.0)
        result.append(replace(one, written=room))
    return tuple(reversed(result))


def _along(index: int, count: int, *, rtl: bool) -> float:
    share = 0.5 if count == 1 else index / (count - 1)
    x = _INSET + share * (100 - 2 * _INSET)
    return 100 - x if rtl else x


def _height(value: float) -> float:
    clipped = max(-1.0, min(1.0, value))
    return _TOP + (1 - clipped) / 2 * (_BOTTOM - _TOP)


def _smooth(spots: list[tuple[float, float]]) -> str:
    """A curve through all spots that never overshoots: level at each of them."""
    if not spots:
        return ""
    parts = [f"M{spots[0][0]:.1f} {spots[0][1]:.1f}"]
    for (x0, y0), (x1, y1) in pairwise(spots):
        middle = (x0 + x1) / 2
        parts.append(f"C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}")
    return " ".join(parts)


def _place(point: CurvePoint, x: float, y: float) -> PlacedPoint:
    tone = tone_of(point.value)
    label_y = "1.6em" if tone == "negative" else "-0.9em"
    near_edge = 12.0
    anchor = "middle"
    if x < near_edge:
        anchor = "start"
    elif x > 100 - near_edge:
        anchor = "end"
    return PlacedPoint(f"{x:.1f}%", f"{y:.1f}%", label_y, anchor, tone, point)
