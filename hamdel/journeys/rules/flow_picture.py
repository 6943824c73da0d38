"""Paths really taken as a picture: steps in columns by stage, flows as bands, ways back among them. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

WIDTH: Final = 1_000.0
_EDGE: Final = 12.0  # free at both sides
_NODE: Final = 132.0  # wide
_LEAST, _TALLEST = 30.0, 150.0  # high
_GAP: Final = 16.0
_TOP: Final = 34.0  # for the names of the columns
_BAND: Final = 30.0  # the widest flow
_THIN: Final = 1.2
_LOW: Final = 0.82  # how far down a box ways back begin and end
Manner = Literal["on", "back", "beside", "again"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A flow as it is given: how often `target` came right after `source`."""

    source: str
    target: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A step as a box; `again`: how often it came right after itself."""

    step: str
    x: float
    y: float
    width: float
    height: float
    seen: int
    again: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A flow as the path of a line; `manner`: on to a later column, back, or within one."""

    flow: Drawn
    path: str
    width: float
    manner: Manner


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column's name, and where its middle is."""

    key: str
    x: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """All of it, in units of its own: WIDTH wide."""

    width: float
    height: float
    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]


@dataclass(slots=True)
class _Box:
    column: int
    x: float
    y: float
    height: float
    seen: int
    again: int = 0
    gone: float = 0.0  # how far down its sides are taken
    come: float = 0.0


def picture(
    flows: Sequence[Drawn], columns: Sequence[str], column_of: Mapping[str, str], *, rtl: bool
) -> Picture:
    """Lay flows out: columns in the order of reading, within one the busiest step first.

    A step that `column_of` does not know stands in the last column. Layered drawing after Sugiyama,
    with given layers (Sugiyama, Tagawa and Toda, IEEE SMC-11(2), 1981).
    """
    known = set(columns)
    place = {step: column_of.get(step, "") for one in flows for step in (one.source, one.target)}
    used = [key for key in columns if key in place.values()]
    used += [""] if any(key not in known for key in place.values()) else []
    boxes = _boxes(flows, {s: used.index(k) if k in known else len(used) - 1 for s, k in place.items()}, len(used))  # fmt: skip
    floor = max((one.y + one.height for one in boxes.values()), default=_TOP)
    between = [one for one in _ordered(flows, boxes) if one.source != one.target]
    drawer = _Drawer(boxes, max((one.count for one in between), default=1), rtl=rtl)
    bands = tuple(drawer.band(one) for one in between)
    return Picture(
        width=WIDTH,
        height=round(floor + _GAP, 1),
        columns=tuple(
            Column(key=key, x=_mirrored(_column_x(at, len(used)) + _NODE / 2, rtl=rtl))
            for at, key in enumerate(used)
        ),
        nodes=tuple(_node(step, one, rtl=rtl) for step, one in boxes.items()),
        bands=bands,
    )


def _boxes(flows: Sequence[Drawn], column_at: Mapping[str, int], width: int) -> dict[str, _Box]:
    gone, come, again = (defaultdict[str, int](int) for _ in range(3))
    for one in flows:
        if one.source == one.target:
            again[one.source] += one.count
        gone[one.source] += one.count
        come[one.target] += one.count
    seen = {step: max(gone[step], come[step]) for step in column_at}
    most = max(seen.values(), default=1)
    boxes: dict[str, _Box] = {}
    below = [_TOP] * width
    for step in sorted(seen, key=lambda one: (column_at[one], -seen[one], one)):
        at = column_at[step]
        height = _LEAST + (_TALLEST - _LEAST) * seen[step] / most
        boxes[step] = _Box(at, _column_x(at, width), below[at], height, seen[step], again[step])
        below[at] += height + _GAP
    return boxes


def _column_x(at: int, count: int) -> float:
    return _EDGE + (WIDTH - 2 * _EDGE - _NODE) * (at / (count - 1) if count > 1 else 0.5)


def _ordered(flows: Iterable[Drawn], boxes: Mapping[str, _Box]) -> list[Drawn]:
    """Those to what stands higher first, so that bands cross less; the thinnest are drawn last."""
    return sorted(flows, key=lambda one: (boxes[one.target].y, boxes[one.source].y, -one.count))


@dataclass(slots=True)
class _Drawer:
    boxes: Mapping[str, _Box]
    most: int
    rtl: bool

    def band(self, flow: Drawn) -> Band:
        """The band of one flow; it takes its part of the sides of both boxes."""
        source, target = self.boxes[flow.source], self.boxes[flow.target]
        width = _THIN + (_BAND - _THIN) * flow.count / self.most
        if target.column > source.column:
            start, end = self._at(source, width, going=True), self._at(target, width, going=False)
            bend = (target.x - source.x - _NODE) / 2
            points = ((source.x + _NODE, start), (source.x + _NODE + bend, start), (target.x - bend, end), (target.x, end))  # fmt: skip
            manner: Manner = "on"
        elif target.column == source.column:
            side = source.x + (0.0 if source.column else _NODE)
            bow = side + (-1 if source.column else 1) * (_GAP + abs(target.y - source.y) / 5)
            start, end = source.y + source.height / 2, target.y + target.height / 2
            points, manner = ((side, start), (bow, start), (bow, end), (side, end)), "beside"
            width = min(width, _BAND / 3)
        else:
            width = min(width, _BAND / 3)
            start, end = source.y + source.height * _LOW, target.y + target.height * _LOW
            bend = (source.x - target.x - _NODE) / 2
            points = ((source.x, start), (source.x - bend, start), (target.x + _NODE + bend, end), (target.x + _NODE, end))  # fmt: skip
            manner = "back"
        return Band(flow=flow, path=self._path(points), width=round(width, 1), manner=manner)

    def _at(self, box: _Box, width: float, *, going: bool) -> float:
        """The middle of the next free part of a box's side; a full side is shared."""
        taken = box.gone if going else box.come
        at = box.y + min(taken + width / 2, max(box.height - width / 2, box.height / 2))
        if going:
            box.gone += width
        else:
            box.come += width
        return at

    def _path(self, points: Sequence[tuple[float, float]]) -> str:
        said = [f"{_mirrored(x, rtl=self.rtl):.1f} {y:.1f}" for x, y in points]
        return f"M{said[0]} C{said[1]} {said[2]} {said[3]}"


def _node(step: str, box: _Box, *, rtl: bool) -> Node:
    x = _mirrored(box.x + _NODE, rtl=rtl) if rtl else box.x
    return Node(
        step=step,
        x=round(x, 1),
        y=round(box.y, 1),
        width=_NODE,
        height=round(box.height, 1),
        seen=box.seen,
        again=box.again,
    )


def _mirrored(x: float, *, rtl: bool) -> float:
    return round(WIDTH - x if rtl else x, 1)
