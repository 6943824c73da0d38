"""The states of an idea, and what may be done in each."""

from typing import Final, Literal

State = Literal["new", "considered", "planned", "in_progress", "done", "declined"]
STATES: Final[tuple[State, ...]] = (
    "new", "considered", "planned", "in_progress", "done", "declined",
)  # fmt: skip
ON_ROADMAP: Final[tuple[State, ...]] = ("planned", "in_progress", "done")
ENDED: Final[tuple[State, ...]] = ("done", "declined")


def takes_voices(state: str) -> bool:
    """Whether somebody may still vote: what is done or declined wants no more of them."""
    return state not in ENDED


def problem_of_change(old: str, new: str, *, reason: str) -> str:
    """Why an idea can not go from a state to another; "" where it can.

    From each state to each other; one declines with a reason.
    """
    if new not in STATES:
        return "There is no such state."
    if new == "declined" and not reason.strip() and old != new:
        return "Say why it is declined: whoever asked for it reads that."
    return ""
