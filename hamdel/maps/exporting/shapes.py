"""What a sheet is made of. Lengths are in points, from the top at the start of reading's other side: left."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Spot = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Measure = Callable[[str, float, bool], float]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box; `stroke` is its edge's color."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through spots; `dash` are lengths of stroke and gap."""

    spots: tuple[Spot, ...]
    color: str
    width: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape without an edge, seen through."""

    spots: tuple[Spot, ...]
    fill: str
    opacity: float = 0.15


@dataclass(frozen=True, slots=True)
class Disc:
    """A round mark."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x`, `y` is the end of its base line that `anchor` names (left, middle, right)."""

    x: float
    y: float
    text: str
    size: float = 10.0
    bold: bool = False
    color: str = "#24211c"
    anchor: Anchor = "start"
    rtl: bool = False

    @property
    def runs_left(self) -> bool:
        """Whether the line runs from right to left: on such a sheet, but not numbers and Latin words alone."""
        letters = (unicodedata.bidirectional(one) for one in self.text)
        return self.rtl and any(one in {"R", "AL"} for one in letters)


@dataclass(slots=True)
class Sheet:
    """A sheet and all that stands on it, what is painted last above."""

    width: float
    height: float
    title: str
    rtl: bool
    shapes: list[Box | Stroke | Area | Disc | Words] = field(default_factory=list)


def wrapped(
    text: str, *, width: float, size: float, bold: bool, most: int, measure: Measure
) -> list[str]:
    """A text in lines of at most `width`; what is more than `most` lines ends in "…"."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1]}…"]
