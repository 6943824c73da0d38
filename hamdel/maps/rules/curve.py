"""The emotion curve: lines, band and gaps in a box of 100 by HEIGHT. Pure.

Values are -2…+2; a step without one is passed over. Lines are level at each of their points, so that
they never overshoot, and all lines bend alike: between two steps the difference of two lines changes
sign at most once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

HEIGHT: Final = 232.0
_MIDDLE: Final = 116.0
_MARK: Final = 43.0  # of one mark of the scale
_PIECES: Final = 10  # of the drawing between two steps
Values = Sequence[float | None]
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """Paths of an SVG: where measured lies under assumed (`worse`), and above it (`better`)."""

    worse: str
    better: str


def x_of(place: int, count: int, *, rtl: bool) -> float:
    """The middle of a step's column, in percent of the box's width."""
    share = (place + 0.5) / count * 100
    return 100 - share if rtl else share


def y_of(value: float) -> float:
    """The height of a value, from the top of the box."""
    return _MIDDLE - value * _MARK


def line(values: Values, *, rtl: bool) -> str:
    """The path of a line through what values there are; "" for none."""
    spots = _spots(values, rtl=rtl)
    return _path(spots, begin="M") if spots else ""


def band(lows: Values, highs: Values, *, rtl: bool) -> str:
    """The path around everything between two lines, where both are known; "" for nothing."""
    both = [
        (low, high) if low is not None and high is not None else (None, None)
        for low, high in zip(lows, highs, strict=True)
    ]
    upper = _spots([high for _low, high in both], rtl=rtl)
    lower = _spots([low for low, _high in both], rtl=rtl)
    if len(upper) <= 1:
        return ""
    return f"{_path(upper, begin='M')} {_path(lower[::-1], begin='L')}Z"


def gaps(assumed: Values, measured: Values, *, rtl: bool) -> Shape:
    """What lies between two lines, where both are known at neighbors."""
    known = [
        (x_of(place, len(assumed), rtl=rtl), one, other)
        for place, (one, other) in enumerate(zip(assumed, measured, strict=True))
        if one is not None and other is not None
    ]
    worse: list[str] = []
    better: list[str] = []
    for (x0, a0, m0), (x1, a1, m1) in pairwise(known):
        for over, paths in ((True, worse), (False, better)):
            if piece := _between((x0, a0, m0), (x1, a1, m1), assumed_over=over):
                paths.append(piece)
    return Shape(worse=" ".join(worse), better=" ".join(better))


def _between(
    start: tuple[float, float, float], end: tuple[float, float, float], *, assumed_over: bool
) -> str:
    """The area between two steps where one line is over the other; "" where it nowhere is."""
    (x0, a0, m0), (x1, a1, m1) = start, end
    top, bottom = [], []
    for piece in range(_PIECES + 1):
        share = _bent(piece / _PIECES)
        assumed, measured = a0 + (a1 - a0) * share, m0 + (m1 - m0) * share
        # Where the lines cross, the area is as thin as nothing.
        other = min(assumed, measured) if assumed_over else max(assumed, measured)
        x = x0 + (x1 - x0) * piece / _PIECES
        top.append(f"{x:.2f} {y_of(assumed):.1f}")
        bottom.append(f"{x:.2f} {y_of(other):.1f}")
    return "" if top == bottom else f"M{'L'.join([*top, *bottom[::-1]])}Z"


def _bent(share: float) -> float:
    """How far a line has come at a share of the way: a cubic, level at both ends."""
    return share * share * (3 - 2 * share)


def _spots(values: Values, *, rtl: bool) -> list[Spot]:
    return [
        (x_of(place, len(values), rtl=rtl), y_of(value))
        for place, value in enumerate(values)
        if value is not None
    ]


def _path(spots: Sequence[Spot], *, begin: str) -> str:
    parts = [f"{begin}{spots[0][0]:.2f} {spots[0][1]:.1f}"]
    for (x0, y0), (x1, y1) in pairwise(spots):
        # Handles at thirds: the line is then exactly the cubic of `_bent`.
        third = (x1 - x0) / 3
        parts.append(f"C{x0 + third:.2f} {y0:.1f} {x1 - third:.2f} {y1:.1f} {x1:.2f} {y1:.1f}")
    return " ".join(parts)
