"""What the team should do next with an idea."""

from typing import Literal

from .states import takes_voices

Step = Literal["", "missed", "answer", "finish"]


def step_of(state: str, *, votes: int, answered: bool, missed: int, lives: bool) -> Step:
    """What comes next: reach who was missed, answer who waits, or say that it is done.

    `lives`: it is on the board and speaks for itself. `missed`: askers who could not be told.
    """
    if not lives:
        return ""
    if state == "done" and missed:
        return "missed"
    if not votes or not takes_voices(state):
        return ""
    return "answer" if state == "new" and not answered else "finish"
