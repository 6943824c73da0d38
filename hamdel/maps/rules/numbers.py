"""How good a measured number is, and how it moved. Pure."""

from dataclasses import dataclass
from typing import Final, Literal

Tone = Literal["good", "mid", "bad", ""]
# From which value on a number is good, as usual, not yet bad; of effort to which.
_BOUNDS: Final[dict[str, tuple[float, float, float]]] = {
    "success": (0.9, 0.8, 0.65),
    "effort": (2.0, 3.0, 4.0),
    "nps": (30.0, 10.0, 0.0),
}
_BUSIER: Final = 0.05  # of the volume: less is no movement
_MOVES: Final = {"success": 0.01, "effort": 0.1, "nps": 1.0}


@dataclass(frozen=True, slots=True)
class Moved:
    """How much a number changed since the period before, and whether that is good."""

    by: float
    tone: Literal["good", "bad", ""]


def tone_of(kind: str, value: float | None) -> Tone:
    """How good a number of a kind ("success", "effort", "nps") is; "" of one that is as usual."""
    if value is None or kind not in _BOUNDS:
        return ""
    good, usual, bad = _BOUNDS[kind]
    if kind == "effort":
        value, good, usual, bad = -value, -good, -usual, -bad
    if value >= usual:
        return "good" if value >= good else ""
    return "mid" if value >= bad else "bad"


def moved(kind: str, value: float | None, before: float | None) -> Moved | None:
    """The change of a number; None where there is none to tell. Of volume it is relative."""
    if value is None or before is None or (kind == "volume" and not before):
        return None
    if kind == "volume":
        by = value / before - 1
        return Moved(by, "") if abs(by) >= _BUSIER else None
    by = value - before
    if abs(by) < _MOVES.get(kind, 0.0):
        return None
    better = by < 0 if kind == "effort" else by > 0
    return Moved(by, "good" if better else "bad")
