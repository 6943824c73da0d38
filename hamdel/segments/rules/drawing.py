"""Numbers day by day as a line to draw: in a box of 100 by 100, time along the line of reading."""

from collections.abc import Sequence
from dataclasses import dataclass

_TOP, _HEIGHT = 8.0, 84.0


@dataclass(frozen=True, slots=True)
class Line:
    """What a drawing needs: the line, the ground under it, and where the newest number is."""

    path: str
    area: str
    x: str
    y: str


def draw(numbers: Sequence[int], *, rtl: bool) -> Line | None:
    """The line of some numbers, the oldest first; None for fewer than two. Zero is the ground."""
    if len(numbers) < 2:  # noqa: PLR2004 - one number is no line
        return None
    most = max(*numbers, 1)
    spots = [
        (_along(at, len(numbers), rtl=rtl), _TOP + (1 - one / most) * _HEIGHT)
        for at, one in enumerate(numbers)
    ]
    path = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    (first, _), (last, height) = spots[0], spots[-1]
    return Line(
        path=path,
        area=f"{path} L{last:.1f} 100 L{first:.1f} 100Z",
        x=f"{last:.1f}%",
        y=f"{height:.1f}%",
    )


def _along(at: int, count: int, *, rtl: bool) -> float:
    share = at / (count - 1) * 100
    return 100 - share if rtl else share
