"""How a case moves from one state to another. Pure."""

from typing import Literal

from ..contracts import SETTLED, State

Step = Literal["", "closed", "reopened"]


def step(before: str, after: str) -> Step:
    """What a move is to the customer: their case is closed, it is open again, or neither.

    Solved and closed are both closed to them: between the two nothing happens.
    """
    if (before in SETTLED) == (after in SETTLED):
        return ""
    return "closed" if after in SETTLED else "reopened"


def state_with(state: str, *, owner_id: int | None) -> State | None:
    """The state that follows from who has it: what was new is open once somebody has it. None: as it is."""
    return "open" if state == "new" and owner_id is not None else None
