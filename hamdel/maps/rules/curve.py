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
PIECES: Final = 10  # of the drawing between two steps
Values = Sequence[float | None]
Spot = tuple[float, float]
Pair = tuple[float, float, float]  # a place, what was assumed, what was measured


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
    for one, other in pairwise(known):
        for over, paths in ((True, worse), (False, better)):
            if spots := between(one, other, assumed_over=over):
                outline = "L".join(f"{x:.2f} {y_of(value):.1f}" for x, value in spots)
                paths.append(f"M{outline}Z")
    return Shape(worse=" ".join(worse), better=" ".join(better))


def between(one: Pair, other: Pair, *, assumed_over: bool) -> list[Spot]:
    """The outline of what lies between two lines at two neighbors, where assumed is over measured, or under it.

    Spots are (x, value); empty where nothing lies there.
    """
    top, bottom = [], []
    for piece in range(PIECES + 1):
        x, assumed = along(one[:2], other[:2], piece)
        _x, measured = along((one[0], one[2]), (other[0], other[2]), piece)
        # Where the lines cross, the area is as thin as nothing.
        edge = min(assumed, measured) if assumed_over else max(assumed, measured)
        top.append((x, assumed))
        bottom.append((x, edge))
    return [] if top == bottom else [*top, *bottom[::-1]]


def along(one: Spot, other: Spot, piece: int) -> Spot:
    """Where a line is after so many of PIECES between two spots: a cubic, level at both."""
    share = piece / PIECES
    bent = share * share * (3 - 2 * share)
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * bent


def _spots(values: Values, *, rtl: bool) -> list[Spot]:
    return [
        (x_of(place, len(values), rtl=rtl), y_of(value))
        for place, value in enumerate(values)
        if value is not None
    ]


def _path(spots: Sequence[Spot], *, begin: str) -> str:
    parts = [f"{begin}{spots[0][0]:.2f} {spots[0][1]:.1f}"]
    for (x0, y0), (x1, y1) in pairwise(spots):
        # Handles at thirds: the line is then exactly the cubic of `along`.
        third = (x1 - x0) / 3
        parts.append(f"C{x0 + third:.2f} {y0:.1f} {x1 - third:.2f} {y1:.1f} {x1:.2f} {y1:.1f}")
    return " ".join(parts)
