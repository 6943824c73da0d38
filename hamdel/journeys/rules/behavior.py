"""How much work a step was, from what happened there. Pure."""

from typing import Final

from .friction import Counts

LEAST, MOST = 1.0, 7.0
_EACH: Final = 2.0
# Each of these makes a moment heavier: it did not work, was tried again, had to be taken up again.
_HEAVY: Final = (("failed", "abandoned"), ("raged",), ("came_back", "switched"))


def effort_by_behavior(counts: Counts) -> float | None:
    """The mean effort of a step's moments, 1 (it went at once) … 7; None where there is none.

    A moment weighs 2 more for each of: it failed or was given up; it was tried thrice within a minute;
    its customer had to turn to us again within seven days, or on another channel within one. It stands
    beside what people say themselves (CES), on the same scale. Failing, repeating and switching are
    what raises asked effort most (Dixon, Freeman, Toman, HBR 2010).
    """
    if not counts.seen:
        return None
    heavy = sum(
        min(sum(counts.signs.get(name, 0) for name in names), counts.seen) for names in _HEAVY
    )
    return min(LEAST + _EACH * heavy / counts.seen, MOST)
